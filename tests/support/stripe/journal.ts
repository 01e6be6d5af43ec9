import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const Entry = z.object({
  at: z.number(),
  kind: z.enum(['api', 'page']),
  method: z.string(),
  pathname: z.string(),
  query: z.string(),
  body: z.string(),
  headers: z.record(z.string(), z.string()),
});
/** A request to the stand-in, at a second of its clock. */
export type Entry = z.output<typeof Entry>;

/**
 * The stand-in's requests, in a file: replaying them at the same seconds, with ids drawn from the same seed, brings it
 * back to what it knew before it was stopped.
 */
export class Journal {
  readonly #file: string;
  readonly seed: string;

  constructor(file: string) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
    if (!existsSync(file)) appendFileSync(file, `${randomBytes(16).toString('hex')}\n`, { mode: 0o600 });
    this.seed = readFileSync(file, 'utf8').split('\n', 1)[0] ?? '';
  }

  /** @returns every earlier request, the oldest first. */
  entries(): readonly Entry[] {
    const [, ...lines] = readFileSync(this.#file, 'utf8').trimEnd().split('\n');
    return lines.map((line) => Entry.parse(JSON.parse(line)));
  }

  write(entry: Entry): void {
    appendFileSync(this.#file, `${JSON.stringify(entry)}\n`);
  }
}

/** @returns bytes that nobody can guess without the seed, the same in the same order each time. */
export function bytesFrom(seed: string): (size: number) => Buffer {
  let drawn = 0;
  return (size) => {
    drawn += 1;
    return createHash('sha512').update(`${seed}:${drawn}`).digest().subarray(0, size);
  };
}
