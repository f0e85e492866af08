import { generate } from 'lean-qr/nano';

import { linkOf, type SharedPost } from './share-post';

/** A QR code as an SVG path, with the light edge that readers look for around it. */
export type QrCode = { address: string; size: number; path: string };

/** In modules. */
const EDGE = 4;

/** A code holds under 3,000 bytes: where a link with its fragment is longer, the permalink alone must do. */
export function codeFor(post: SharedPost): QrCode | null {
  return codeOf(linkOf(post)) ?? codeOf(post.answer.url);
}

function codeOf(address: string): QrCode | null {
  try {
    const code = generate(address);
    let path = '';
    for (let y = 0; y < code.size; y += 1)
      for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) path += `M${x + EDGE} ${y + EDGE}h1v1h-1z`;
    return { address, size: code.size + 2 * EDGE, path };
  } catch {
    return null;
  }
}
