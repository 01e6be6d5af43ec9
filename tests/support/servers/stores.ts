import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { diskStore } from '@/lib/platform/storage/disk';
import { s3Store } from '@/lib/platform/storage/s3';
import type { FileStore } from '@/lib/platform/storage/store';
import { givenBucket } from '../s3/stand-in';

export const KINDS_OF_STORE = ['a folder', 'a bucket'] as const;

export type GivenStore = {
  readonly store: () => FileStore;
  /** the names of everything it holds, including uploads and previews, in order */
  readonly everything: () => Promise<readonly string[]>;
};

/** A store of the test file's own, of either kind: what is promised of one holds for the other. */
export function givenStore(kind: (typeof KINDS_OF_STORE)[number]): GivenStore {
  return kind === 'a folder' ? givenFolder() : givenObjects();
}

function givenFolder(): GivenStore {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'handover-store-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return {
    store: () => diskStore(folder),
    everything: async () =>
      (await readdir(folder, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
        .sort(),
  };
}

function givenObjects(): GivenStore {
  const bucket = givenBucket();
  return {
    store: () => s3Store(bucket.settings()),
    everything: async () => {
      const { prefix } = bucket.settings();
      const { objects, unfinished } = bucket.objects();
      const names = [...objects.keys()].map((key) => key.slice(prefix.length));
      return [...names, ...[...unfinished.values()].map(({ key }) => `unfinished ${key}`)].sort();
    },
  };
}
