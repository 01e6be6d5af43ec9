import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Page } from 'playwright/test';

export const MEGABYTE = 1_000_000;

/** A file that takes space on disk only where it isn't empty: every tenth megabyte differs from the others. */
export async function givenFilm(path: string, bytes: number): Promise<{ path: string; sha256: string }> {
  const file = await open(path, 'w');
  await file.truncate(bytes);
  for (let at = 0; at < bytes; at += 10 * MEGABYTE) await file.write(`frame ${at}`, at);
  await file.close();
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part);
  return { path, sha256: hash.digest('hex') };
}

/** @returns where each piece that the page sends begins, in their order; the list grows. */
export function piecesOf(page: Page): readonly number[] {
  const offsets: number[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']));
  });
  return offsets;
}

/** @returns how much of the first file on its way has arrived, in percent. */
export async function percent(page: Page): Promise<number> {
  return page
    .getByRole('progressbar')
    .first()
    .evaluate((bar) => (bar instanceof HTMLProgressElement ? Math.floor(bar.position * 100) : -1));
}
