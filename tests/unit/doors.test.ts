import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Where an import leads from a file into lib, as `briefs/rules` or `pay/owing`. */
const IMPORT = /from '@\/lib\/([a-z]+\/[\w./-]+)'/g;
/** The platform isn't a domain, and any domain may read queries and rules. */
const IS_NO_DOOR = /^platform\/|[/.](?:queries|rules)$/;
/** A row of the table in docs/architecture.md. */
const ROW = /^\| `([a-z]+\/[a-z-]+)` +\|[^|]*\| ([^|]*?) +\|$/gm;
/** What the linter leaves open besides queries and rules. */
const LEFT_OPEN = /"!@\/lib\/([a-z]+\/[a-z-]+|\*\/\*-at-the-end)"/g;

/** @returns the doors in use, each with the domains that use it. */
function doorsInUse(): Record<string, string> {
  const users = new Map<string, Set<string>>();
  // an endpoint of the API calls actions as a page does; the linter has a rule of its own for it
  for (const file of globSync('lib/*/**/*.{ts,tsx}', {
    exclude: ['lib/platform/**', 'lib/api/endpoints/**'],
  })) {
    const [, domain = ''] = file.split('/');
    for (const [, door = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      if (IS_NO_DOOR.test(door) || door.startsWith(`${domain}/`)) continue;
      users.set(door, (users.get(door) ?? new Set()).add(domain));
    }
  }
  return Object.fromEntries([...users].map(([door, domains]) => [door, [...domains].sort().join(', ')]));
}

it('a domain acts in another only through a door that docs/architecture.md and the linter name', () => {
  const rows = [...readFileSync('docs/architecture.md', 'utf8').matchAll(ROW)];
  const doors = Object.fromEntries(rows.map(([, door, through]) => [door, through]));

  expect(doors).toEqual(doorsInUse());
  const named = Object.keys(doors).map((door) => door.replace(/^.*-at-the-end$/, '*/*-at-the-end'));
  const open = [...readFileSync('biome.json', 'utf8').matchAll(LEFT_OPEN)].map(([, door]) => door);
  expect(new Set(named)).toEqual(new Set(open));
});
