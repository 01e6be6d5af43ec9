import type { Readable } from 'node:stream';

export type StoredFile = { readonly sha256: string; readonly sizeBytes: number };

/** Thrown when more bytes arrive than were allowed; nothing is kept of them. */
export class TooLarge extends Error {
  constructor(readonly maxBytes: number) {
    super(`more than ${maxBytes} bytes`);
    this.name = 'TooLarge';
  }
}

export type Appended = {
  readonly written: number;
  /**
   * `broken`: the line went dead, and what had come by then is stored; `tooLong`: none of it counts; `lost`: what should
   * stand before isn't in the storage, as after a back-up was put back
   */
  readonly ended: 'whole' | 'broken' | 'tooLong' | 'lost';
};

export type Held = {
  readonly sha256: string;
  /** all of it or its beginning: enough for reading its type */
  readonly content: Blob;
};

/**
 * Where the bytes of files are, under the hash of their content: a folder, or a bucket of an object store. Each method may
 * be called by another process than the one before, and again after a crash.
 */
export type FileStore = {
  /** where it is, in words for whoever runs it: "the folder /srv/files" */
  readonly place: string;

  /**
   * Stores bytes whole or not at all; the same bytes are stored once.
   * @throws TooLarge
   */
  put(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredFile>;
  /** @returns a stream and the size in bytes, or null when there is no such file. */
  open(sha256: string): Promise<{ readonly stream: Readable; readonly sizeBytes: number } | null>;
  /** @returns whether there is such a file, without opening it. */
  has(sha256: string): Promise<boolean>;

  // A file that arrives in pieces, known by the id of its upload: added to while it comes, held once it is whole, moved
  // under its hash when it is used. How far it has come is in the upload's row; what lies here beyond that doesn't count.

  /**
   * Writes bytes of an upload from `from` on, so that they outlast a crash.
   * @param atMost how many bytes may come
   */
  append(
    id: string,
    source: AsyncIterable<Uint8Array>,
    room: { readonly from: number; readonly atMost: number },
  ): Promise<Appended>;
  /**
   * Holds an upload of which every byte has come: a copy that no late writer can reach, hashed as it is. Done again after a
   * crash, it ends the same.
   */
  hold(id: string, sizeBytes: number): Promise<Held>;
  /**
   * Moves a held upload to where files are found by their hash; done twice, the second time there is nothing to move.
   * @returns whether it can be found there.
   */
  keep(id: string, sha256: string): Promise<boolean>;
  /** Lets go of an upload's bytes, however far they have come. */
  forget(id: string): Promise<void>;

  // Small pictures, made from files: whatever is lost of these is made again.

  readPreview(sha256: string): Promise<Buffer<ArrayBuffer> | null>;
  writePreview(sha256: string, bytes: Buffer): Promise<void>;

  // What nobody names is set aside for a while before it is removed (lib/files/sweeping.jobs.ts).

  /** Names every file that is kept, or set aside, with since when; previews and uploads aren't among them. */
  list(where: 'kept' | 'aside'): AsyncIterable<{ readonly sha256: string; readonly since: Date }>;
  /** Sets a file aside, where `open` doesn't find it, and removes its preview. */
  setAside(sha256: string): Promise<void>;
  /** @returns whether the file was aside and is kept again. */
  bringBack(sha256: string): Promise<boolean>;
  /** Removes a file that was set aside; what isn't there is removed already. */
  remove(sha256: string): Promise<void>;

  /** Removes what killed processes left half-written before a moment. */
  removeLeftovers(before: Date): Promise<void>;

  /** Writes, reads and removes a few bytes. @throws whatever stands in the way. */
  tryOut(): Promise<void>;
};

/** Only a hash can name a file, so no path from outside can. @returns the name it has in a folder or a bucket. */
export function nameOfFile(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256');
  return `${sha256.slice(0, 2)}/${sha256}`;
}

/** @returns the hash that a name in a folder or a bucket stands for, or null when it is another kind of thing. */
export function hashNamed(name: string): string | null {
  return /^(?:[0-9a-f]{2}|aside)\/([0-9a-f]{64})$/.exec(name)?.[1] ?? null;
}

/** @returns the name that a file has while it is set aside. */
export function nameAside(sha256: string): string {
  return `aside/${nameOfFile(sha256).slice(3)}`;
}

/** @returns the name of a file's small picture. */
export function nameOfPreview(sha256: string): string {
  return `previews/${nameOfFile(sha256).slice(3)}.webp`;
}

/**
 * @param id of the upload; only an id can name a place
 * @param stage `arriving` while bytes are added to it, `held` once it is whole
 */
export function nameOfUpload(id: string, stage: 'arriving' | 'held'): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new Error('not an id');
  return `${stage}/${id}`;
}
