import type { FileHandle } from 'node:fs/promises';

/**
 * Writes all of the bytes at a position in a file. A nearly full disk accepts a part and reports how much, without an
 * error, which only comes with the next write (POSIX, write(2)): code that doesn't check keeps a file with a hole or
 * without its end.
 */
export async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}
