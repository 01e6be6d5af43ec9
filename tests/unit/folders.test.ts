import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';

/** A row of the tables in docs/folders.md. */
const ROW = /^\| `([a-z/-]+)\/` +\| \S/gm;
/**
 * A domain, a part of a domain, a part of the platform, or a folder of components; what is inside it belongs to it.
 * Mails are a part of whatever they are about.
 */
const FOLDERS = [
  /^lib\/(?!platform)[^/]+/,
  /^lib\/(?!platform)[^/]+\/(?!emails)[^/]+/,
  /^lib\/platform\/[^/]+/,
  /^components\/[^/]+/,
];

it('docs/folders.md says what each domain, each part of one and of the platform, and each folder of components is for', () => {
  const named = [...readFileSync('docs/folders.md', 'utf8').matchAll(ROW)].map(([, folder]) => folder);

  const files = globSync(['lib/*/**/*.{ts,tsx}', 'components/*/**/*.{ts,tsx}']);
  const there = new Set(
    files.flatMap((file) => FOLDERS.flatMap((folder) => folder.exec(dirname(file))?.[0] ?? [])),
  );
  expect(named.sort()).toEqual([...there].sort());
});
