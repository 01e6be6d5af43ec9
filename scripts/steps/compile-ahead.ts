import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * Before all else in a file it has the browser compile every function in it while it arrives, beside the page's own thread
 * (explicit compile hints, github.com/WICG/explicit-javascript-compile-hints-file-based). Others read it as a comment.
 */
export const COMPILE_AHEAD = '//# allFunctionsCalledOnLoad\n';

const Manifest = z.object({ rootMainFiles: z.array(z.string()).min(1) });

/**
 * Marks the scripts that every page begins with (React and Next's client): nearly all of them runs as soon as they are there, and
 * compiling that function by function was half of the longest time for which a phone didn't answer (docs/adr/0065). Asked by Next
 * after it has built, once for each build; a file that is marked already stays as it is.
 * @throws when the build doesn't say which scripts these are: then Next has come to write it in another way.
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
