import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

/** A storage of the test file's own, removed when it ends. */
export function givenStorage(): void {
  const before = process.env.STORAGE_DIR;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'handover-files-'));
    process.env.STORAGE_DIR = folder;
  });
  afterAll(async () => {
    process.env.STORAGE_DIR = before;
    await rm(folder, { recursive: true, force: true });
  });
}
