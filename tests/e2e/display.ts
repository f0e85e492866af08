import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

export type Display = { name: string; close: () => void };

/** A screen of its own for headed browsers (Xvfb); resolves when it is ready. Throws when Xvfb can't be had. */
export async function startDisplay(width = 1500, height = 1000): Promise<Display> {
  const child = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const number = await new Promise<string>((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`Xvfb can't be started: ${error.message}`)));
    child.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code}`)));
    (child.stdio[3] as Readable).once('data', (data: Buffer) => resolve(data.toString().trim()));
  });
  process.once('exit', () => child.kill());
  return { name: `:${number}`, close: () => child.kill() };
}
