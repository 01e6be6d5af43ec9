import { describe, expect, it } from 'vitest';
import { statementNames } from '@/lib/platform/db/statement-names';

describe('the names of statements', () => {
  it('are the same for the same text, and different for different texts', () => {
    const nameOf = statementNames();

    const [first, second, again] = ['SELECT 1', 'SELECT 2', 'SELECT 1'].map((sql) => nameOf({ sql }));

    expect(again).toBe(first);
    expect(second).not.toBe(first);
  });

  it('are given to a limited number, so that no connection has to keep endless statements', () => {
    const nameOf = statementNames();
    const names = Array.from({ length: 10_000 }, (_, n) => nameOf({ sql: `SELECT ${n}` }));

    expect(new Set(names).size).toBe(501);
    expect(names.at(-1)).toBe('');
    expect(nameOf({ sql: 'SELECT 0' })).toBe(names[0]);
  });
});
