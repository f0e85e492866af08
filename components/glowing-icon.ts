/** The sides, in pixels, in which the toolbar wants its icon. */
const SIZES = [16, 32] as const;

/** The toolbar's icon as it glows on pages that look like support pages: drawn, since a worker has no images. */
export function drawGlowingIcon(): Record<string, ImageData> {
  return Object.fromEntries(SIZES.map((size) => [String(size), drawIcon(size)]));
}

function drawIcon(size: number): ImageData {
  const context = new OffscreenCanvas(size, size).getContext('2d');
  if (!context) throw new Error('This browser draws no icons in a worker');
  context.scale(size / 16, size / 16);
  context.fillStyle = '#0b6e5f';
  context.beginPath();
  context.roundRect(1, 1, 14, 11, 3);
  context.fill();
  return context.getImageData(0, 0, size, size);
}
