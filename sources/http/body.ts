/** Reads bodies to a size that was agreed beforehand, counted after decompression. */

export type BodyChunks = { chunks: Uint8Array[]; bytes: number; isWhole: boolean };

/** Lets the connection go when there is more than `maxBytes`; rejects when the signal aborts. */
export async function readChunks(
  response: Response,
  maxBytes: number,
  signal: AbortSignal,
): Promise<BodyChunks> {
  if (!response.body) return { chunks: [], bytes: 0, isWhole: true };
  signal.throwIfAborted();
  const reader = response.body.getReader();
  // Ends a read that would never end by itself.
  const stop = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  try {
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      bytes += chunk.value.byteLength;
      chunks.push(chunk.value);
      if (bytes > maxBytes) {
        stop();
        return { chunks, bytes, isWhole: false };
      }
    }
    signal.throwIfAborted();
    return { chunks, bytes, isWhole: true };
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** The body as text, in the encoding that its content type names. */
export async function readText(
  response: Response,
  maxBytes: number,
  signal: AbortSignal,
): Promise<{ body: string; bytes: number; isWhole: boolean }> {
  const { chunks, bytes, isWhole } = await readChunks(response, maxBytes, signal);
  const decoder = decoderFor(response.headers.get('content-type') ?? '');
  const parts = chunks.map((chunk) => decoder.decode(chunk, { stream: true }));
  return { body: parts.join('') + (isWhole ? decoder.decode() : ''), bytes, isWhole };
}

export function joinChunks(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

/** Nobody will read this body: its connection is free for the next. */
export function discard(response: Response): void {
  void response.body?.cancel().catch(() => undefined);
}

function decoderFor(contentType: string): TextDecoder {
  const label = /charset="?([\w-]{1,40})/i.exec(contentType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label);
  } catch {
    // An encoding that no browser knows.
    return new TextDecoder();
  }
}
