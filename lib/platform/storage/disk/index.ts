import { createReadStream } from 'node:fs';
import { access, constants, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import type { FileStore } from '../store';
import { appendBytes, completeUpload, forgetUpload, keepCompleted } from './arriving';
import { writeHashed } from './hashing';
import { listFiles, removeLeftovers } from './listing';
import { movedAfresh, moveTo } from './moving';
import { type Places, placesIn } from './places';

/** @returns a store that keeps files in a folder: hashed while written, flushed to disk, then moved into place. */
export function diskStore(folder: string): FileStore {
  const root = resolve(folder);
  const places = placesIn(root);
  return {
    place: `the folder ${folder}`,
    put: async (source, maxBytes) => {
      const { path: temporary, ...stored } = await writeHashed(places, source, maxBytes);
      await moveTo(temporary, places.file(stored.sha256));
      return stored;
    },
    open: async (sha256, part) => {
      const { path } = places.file(sha256);
      const facts = await stat(path).catch(() => null);
      if (!facts) return null;
      if (!part) return { stream: createReadStream(path), sizeBytes: facts.size };
      const { first: start, last: end } = part;
      return { stream: createReadStream(path, { start, end }), sizeBytes: end - start + 1 };
    },
    sizeOf: async (sha256) => {
      const facts = await stat(places.file(sha256).path).catch(() => null);
      return facts?.size ?? null;
    },
    append: (id, source, room) => appendBytes(places, id, source, room),
    complete: (id, sizeBytes) => completeUpload(places, id, sizeBytes),
    keep: (id, sha256) => keepCompleted(places, id, sha256),
    forget: (id) => forgetUpload(places, id),
    readPreview: (sha256) => readFile(places.preview(sha256).path).catch(() => null),
    writePreview: async (sha256, bytes) => {
      const { path } = await writeHashed(places, Readable.from([bytes]), bytes.length);
      await moveTo(path, places.preview(sha256));
    },
    list: (where) => listFiles(root, where),
    setAside: async (sha256) => {
      await rm(places.preview(sha256).path, { force: true });
      await movedAfresh(places.file(sha256), places.aside(sha256));
    },
    bringBack: (sha256) => movedAfresh(places.aside(sha256), places.file(sha256)),
    remove: (sha256) => rm(places.aside(sha256).path, { force: true }),
    removeLeftovers: (before) => removeLeftovers(root, before),
    tryOut: () => tryOut(root, places),
  };
}

async function tryOut(root: string, places: Places): Promise<void> {
  await mkdir(root, { recursive: true });
  await access(root, constants.R_OK | constants.W_OK);
  const { path } = await writeHashed(places, Readable.from([Buffer.from('a try')]), 100);
  await rm(path);
}
