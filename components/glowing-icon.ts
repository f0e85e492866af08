/** The sides, in pixels, in which the toolbar wants its icon. */
const SIZES = [16, 32] as const;
/** The side of the drawing that the paths belong to: the same as assets/icon.svg. */
const DRAWN_SIZE = 128;
const PAGE = 'M28 24h28a6 6 0 0 1 6 6v68a6 6 0 0 1-6 6H28a6 6 0 0 1-6-6V30a6 6 0 0 1 6-6z';
const SPEECH = 'M74 36h22a10 10 0 0 1 10 10v24a10 10 0 0 1-10 10h-8L72 94V38a2 2 0 0 1 2-2z';

/**
 * The toolbar's icon as it glows on addresses that look like support pages: the usual one with a light at its
 * corner. Drawn, since a worker has no images.
 */
export function drawGlowingIcon(): Record<string, ImageData> {
  return Object.fromEntries(SIZES.map((size) => [String(size), drawIcon(size)]));
}

function drawIcon(size: number): ImageData {
  const context = new OffscreenCanvas(size, size).getContext('2d');
  if (!context) throw new Error('This browser draws no icons in a worker');
  context.scale(size / DRAWN_SIZE, size / DRAWN_SIZE);
  context.fillStyle = '#0b6656';
  context.beginPath();
  context.roundRect(0, 0, DRAWN_SIZE, DRAWN_SIZE, 28);
  context.fill();
  context.fillStyle = 'rgb(255 255 255 / 45%)';
  context.fill(new Path2D(PAGE));
  context.fillStyle = '#fff';
  context.fill(new Path2D(SPEECH));
  drawLight(context);
  return context.getImageData(0, 0, size, size);
}

function drawLight(context: OffscreenCanvasRenderingContext2D): void {
  context.fillStyle = '#0b6656';
  context.beginPath();
  context.arc(100, 28, 34, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = '#ffc53d';
  context.beginPath();
  context.arc(100, 28, 26, 0, 2 * Math.PI);
  context.fill();
}
