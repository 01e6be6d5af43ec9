import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * At the start of a file it makes the browser compile every function in it while it arrives, off the main thread
 * (explicit compile hints, github.com/WICG/explicit-javascript-compile-hints-file-based). For other browsers it is a
 * comment.
 */
export const COMPILE_AHEAD = '//# allFunctionsCalledOnLoad\n';

const Manifest = z.object({ rootMainFiles: z.array(z.string()).min(1) });

/**
 * Marks the scripts that every page begins with (React and Next's client). Nearly all of their code runs as soon as
 * they arrive, and compiling it function by function was half of the longest time in which a phone didn't respond
 * (docs/adr/0065). Next calls this once after each build; a file that is already marked stays as it is.
 * @throws when the build doesn't say which scripts these are: then Next has begun to name them differently.
 */
export async function compileAhead({ distDir }: { readonly distDir: string }): Promise<void> {
  const manifest = await readFile(join(distDir, 'build-manifest.json'), 'utf8');
  const { rootMainFiles } = Manifest.parse(JSON.parse(manifest));
  await Promise.all(rootMainFiles.map((file) => mark(join(distDir, file))));
}

async function mark(file: string): Promise<void> {
  const script = await readFile(file, 'utf8');
  if (!script.startsWith(COMPILE_AHEAD)) await writeFile(file, COMPILE_AHEAD + script);
}
