/** One request as a sample host sees it. */
export type SampleRequest = {
  /** The address under the host's own name, whatever door the request came through. */
  url: URL;
  headers: Record<string, string | undefined>;
  /** What stands before the host's own paths: '' on its own name, '/at/<host>' on the plain loopback door. */
  door: string;
};

export type SampleReply = { status: number; headers: Record<string, string>; body: string };

export function jsonReply(data: unknown, status = 200, headers: Record<string, string> = {}): SampleReply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(data),
  };
}

export function htmlReply(body: string, status = 200, headers: Record<string, string> = {}): SampleReply {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, body };
}

export function redirectReply(location: string): SampleReply {
  return { status: 302, headers: { location }, body: '' };
}
