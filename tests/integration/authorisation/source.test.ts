import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exportedActions, isAction } from './actions';

const SOURCES = globSync([
  'app/**/*.{ts,tsx}',
  'components/**/*.{ts,tsx}',
  'lib/**/*.{ts,tsx}',
  '*.ts',
]).filter((file) => !file.includes('/generated/'));
const DIRECTIVE = /^\s*['"]use server['"]/m;

describe('what a browser can call', () => {
  it('is only in files that say so in their name', () => {
    const elsewhere = SOURCES.filter((file) => !file.endsWith('.actions.ts')).filter((file) =>
      DIRECTIVE.test(readFileSync(file, 'utf8')),
    );

    expect(elsewhere).toEqual([]);
  });

  it('is marked as such in the first line of each of these files', () => {
    const unmarked = SOURCES.filter((file) => file.endsWith('.actions.ts')).filter(
      (file) => !readFileSync(file, 'utf8').startsWith("'use server';"),
    );

    expect(unmarked).toEqual([]);
  });

  it('was all made by the pipeline, with session, schema, limit and transaction', async () => {
    const exported = await exportedActions();

    const bare = exported.filter(({ value }) => !isAction(value));

    expect(exported.length).toBeGreaterThan(0);
    expect(bare.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
  });

  it('is named after the domain that it belongs to', async () => {
    const exported = await exportedActions();

    const strays = exported.filter(
      ({ file, value }) => isAction(value) && !value.actionName.startsWith(`${file.split('/')[1]}.`),
    );

    expect(strays.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
  });
});
