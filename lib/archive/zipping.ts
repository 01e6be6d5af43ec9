import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { ManifestEntry } from './manifest';

type EntryOptions = {
  /** its bytes are already compressed, so they are stored: compressing again would only cost time */
  readonly isCompressed?: boolean;
};

/**
 * A zip that is written while it is read: entries one after the other, each hashed on the way, nothing kept in memory.
 * `stream` has to be read while entries are added.
 */
export class Zipping {
  readonly stream: Readable;
  readonly entries: ManifestEntry[] = [];
  readonly #zip = new ZipFile();
  readonly #at: Date;
  /** fails the entry that is being added, if one is */
  #failEntry: (error: Error) => void = () => undefined;

  constructor(at: Date) {
    this.#at = at;
    // not `Readable.wrap`, which ends with the zip and would drop what is still to be read
    this.stream = Readable.from(this.#zip.outputStream, { objectMode: false });
    // a reader sees the error by reading; without one, it must not end the process
    this.stream.on('error', () => undefined);
    // an entry that fails makes the whole archive fail
    this.#zip.on('error', (error: Error) => this.stream.destroy(error));
    this.stream.once('close', () => this.#failEntry(new Error('an archive was given up half-written')));
  }

  /** Adds an entry. @returns its size in bytes, when all of it has been written. */
  add(name: string, source: AsyncIterable<Uint8Array | string>, { isCompressed }: EntryOptions = {}) {
    return new Promise<number>((resolve, reject) => {
      const failed = (error: unknown) => {
        reject(error);
        this.stream.destroy(error instanceof Error ? error : new Error(String(error)));
      };
      const counted = Readable.from(this.#counted(name, source, resolve), { objectMode: false });
      counted.once('error', failed);
      this.#failEntry = reject;
      const options = { mtime: this.#at, mode: 0o100644, compress: !isCompressed };
      this.#zip.addReadStreamLazy(name, options, (take) => take(null, counted));
    });
  }

  /** Ends the zip; its last bytes are still to be read. */
  end(): void {
    this.#zip.end();
  }

  /** Aborts it, so that its reader learns that it isn't complete. */
  giveUp(error: Error): void {
    this.stream.destroy(error);
  }

  async *#counted(
    name: string,
    source: AsyncIterable<Uint8Array | string>,
    done: (bytes: number) => void,
  ): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of source) {
      const chunk = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
    this.entries.push({ name, sha256: hash.digest('hex'), bytes });
    done(bytes);
  }
}

const BLOCK_LENGTH = 64 * 1024;

/** Joins short pieces, so that each line isn't a separate step through the zip. */
export async function* inBlocks(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let block = '';
  for await (const piece of pieces) {
    block += piece;
    if (block.length < BLOCK_LENGTH) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}
