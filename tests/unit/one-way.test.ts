import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

/** What a file imports: by its path from the root, or from the file itself. */
const FROM = /from '(@\/|\.)([^']+)'/g;

/** @returns the part of a domain, of the platform or of the components that a file is in; null if none. */
function partOf(path: string): string | null {
  const [root, first, second, ...rest] = path.split('/');
  if (root === 'components') return second === undefined ? null : `components/${first}`;
  return root === 'lib' && rest.length > 0 ? `lib/${first}/${second}` : null;
}

function isOfOneHouse(one: string, other: string): boolean {
  return dirname(one) === dirname(other);
}

/** @returns each part that imports something from another of the same house, with what it imports. */
function arrows(): ReadonlyMap<string, readonly string[]> {
  const taken = new Map<string, string[]>();
  for (const file of globSync('{components,lib}/**/*.{ts,tsx}')) {
    const path = file.replaceAll('\\', '/');
    for (const [, begins, rest = ''] of readFileSync(file, 'utf8').matchAll(FROM)) {
      const [one, other] = [partOf(path), partOf(begins === '.' ? join(dirname(path), `.${rest}`) : rest)];
      if (one === null || other === null || one === other || !isOfOneHouse(one, other)) continue;
      const arrow = `${one} > ${other}`;
      taken.set(arrow, [...(taken.get(arrow) ?? []), path]);
    }
  }
  return taken;
}

it('the parts of a domain, of the platform and of the components import each other one way only', () => {
  const taken = arrows();
  const both = [...taken].filter(([arrow]) => taken.has(arrow.split(' > ').reverse().join(' > ')));

  expect(taken.size).toBeGreaterThan(100);
  expect(Object.fromEntries(both)).toEqual({});
});
