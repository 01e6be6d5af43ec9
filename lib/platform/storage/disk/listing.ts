import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hashNamed } from '../store';

/**
 * Lists every file below a folder that is stored under its hash or set aside, folder by folder; files that disappear
 * meanwhile are skipped.
 */
export async function* listFiles(
  root: string,
  where: 'kept' | 'aside',
): AsyncGenerator<{ readonly sha256: string; readonly since: Date }> {
  const isOne = where === 'kept' ? /^[0-9a-f]{2}$/ : /^aside$/;
  const folders = (await readdir(root).catch(() => [])).filter((name) => isOne.test(name)).sort();
  for (const folder of folders) {
    for (const name of (await readdir(join(root, folder))).sort()) {
      const sha256 = hashNamed(`${folder}/${name}`);
      const facts = sha256 === null ? null : await stat(join(root, folder, name)).catch(() => null);
      if (sha256 !== null && facts) yield { sha256, since: facts.mtime };
    }
  }
}

/** Removes temporary files not written to since a given moment. */
export async function removeLeftovers(root: string, before: Date): Promise<void> {
  const folder = join(root, 'incoming');
  for (const name of await readdir(folder).catch(() => [])) {
    const facts = await stat(join(folder, name)).catch(() => null);
    if (facts && facts.mtime < before) await rm(join(folder, name), { force: true });
  }
}
