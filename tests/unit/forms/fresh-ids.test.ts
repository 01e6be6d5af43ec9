import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const IN_AN_INPUT = /value=\{newId\(\)\}/;

it('no form carries an id of its own that every rendering makes again: a retry would be another thing', () => {
  const files = globSync('{app,components}/**/*.tsx');
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => IN_AN_INPUT.test(readFileSync(file, 'utf8')))).toEqual([]);
});
