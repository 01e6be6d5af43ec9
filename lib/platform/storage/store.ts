import type { Readable } from 'node:stream';

export type StoredFile = { readonly sha256: string; readonly sizeBytes: number };

/** Thrown when more bytes arrive than allowed; none of them is kept. */
export class TooLarge extends Error {
  constructor(readonly maxBytes: number) {
    super(`more than ${maxBytes} bytes`);
    this.name = 'TooLarge';
  }
}

/** Thrown when the store is still overloaded, or doesn't answer, after all retries; a moment later it may. */
export class StoreAway extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause });
    this.name = 'StoreAway';
  }
}

/** A part of a file, in bytes, both ends included. */
export type ByteRange = { readonly first: number; readonly last: number };

export type Appended = {
  readonly written: number;
  /**
   * `broken`: the connection died, and what had arrived by then is stored; `tooLong`: none of it counts; `lost`: what
   * should come before isn't in the storage, as after restoring a back-up
   */
  readonly ended: 'whole' | 'broken' | 'tooLong' | 'lost';
};

export type CompletedUpload = {
  readonly sha256: string;
  /** all of it or its beginning: enough to read its type */
  readonly content: Blob;
};

/**
 * Stores the bytes of files under the hash of their content: in a folder, or in a bucket of an object store. Each
 * method may be called by another process than the one before, and again after a crash.
 */
export type FileStore = {
  /** where it is, in words for an operator: "the folder /srv/files" */
  readonly place: string;

  /**
   * Stores bytes whole or not at all; the same bytes are stored once.
   * @throws TooLarge
   */
  put(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredFile>;
  /**
   * @param part a part of the file, which must lie within it; left out, all of it
   * @returns a stream of those bytes, and how many they are; null when there is no such file.
   */
  open(
    sha256: string,
    part?: ByteRange,
  ): Promise<{ readonly stream: Readable; readonly sizeBytes: number } | null>;
  /** @returns a file's size in bytes, without opening it; null when there is no such file. */
  sizeOf(sha256: string): Promise<number | null>;

  // A file that arrives in pieces, known by its upload's id: appended to while it comes, held once complete, moved to
  // its hash's place when used. The upload's row says how far it has come; anything here beyond that doesn't count.

  /**
   * Writes bytes of an upload from position `from`, so that they survive a crash.
   * @param atMost the limit in bytes
   */
  append(
    id: string,
    source: AsyncIterable<Uint8Array>,
    room: { readonly from: number; readonly atMost: number },
  ): Promise<Appended>;
  /**
   * Holds a complete upload: a copy that no late writer can reach, with its hash. Repeated after a crash, it has the
   * same result.
   */
  complete(id: string, sizeBytes: number): Promise<CompletedUpload>;
  /**
   * Moves a held upload to where files are found by their hash; the second time there is nothing to move.
   * @returns whether it can be found there.
   */
  keep(id: string, sha256: string): Promise<boolean>;
  /** Removes an upload's bytes, however far they have come. */
  forget(id: string): Promise<void>;

  // Small previews made from files: a lost one is made again.

  readPreview(sha256: string): Promise<Buffer<ArrayBuffer> | null>;
  writePreview(sha256: string, bytes: Buffer): Promise<void>;

  // What no row names is set aside for a while before it is removed (lib/files/sweeping.jobs.ts).

  /** Lists every file that is kept or set aside, with since when; not previews and uploads. */
  list(where: 'kept' | 'aside'): AsyncIterable<{ readonly sha256: string; readonly since: Date }>;
  /** Sets a file aside, where `open` doesn't find it, and removes its preview. */
  setAside(sha256: string): Promise<void>;
  /** @returns whether the file was set aside and is kept again. */
  bringBack(sha256: string): Promise<boolean>;
  /** Removes a file that was set aside; an absent one counts as removed. */
  remove(sha256: string): Promise<void>;

  /** Removes what killed processes left half-written before a given moment. */
  removeLeftovers(before: Date): Promise<void>;

  /** Writes, reads and removes a few bytes. @throws whatever goes wrong. */
  tryOut(): Promise<void>;
};

/** Only a hash can name a file, so no path from outside can. @returns its name in a folder or bucket. */
export function nameOfFile(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256');
  return `${sha256.slice(0, 2)}/${sha256}`;
}

/** @returns the hash that a name in a folder or bucket stands for, or null when it names something else. */
export function hashNamed(name: string): string | null {
  return /^(?:[0-9a-f]{2}|aside)\/([0-9a-f]{64})$/.exec(name)?.[1] ?? null;
}

/** @returns a file's name while it is set aside. */
export function nameAside(sha256: string): string {
  return `aside/${nameOfFile(sha256).slice(3)}`;
}

/** @returns the name of a file's preview. */
export function nameOfPreview(sha256: string): string {
  return `previews/${nameOfFile(sha256).slice(3)}.webp`;
}

/**
 * @param id the upload's; only an id can name a place
 * @param stage `arriving` while bytes are appended, `held` once complete
 */
export function nameOfUpload(id: string, stage: 'arriving' | 'held'): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new Error('not an id');
  return `${stage}/${id}`;
}
