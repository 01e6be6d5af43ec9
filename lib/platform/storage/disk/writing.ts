import type { FileHandle } from 'node:fs/promises';

/**
 * Writes all of some bytes at a place of a file. A disk that is nearly full takes a part and says how much, without an error, which comes
 * with the next write (POSIX, write(2)): whoever doesn't look keeps a file with a hole or without its end.
 */
export async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}
