import pg from 'pg';
import { vi } from 'vitest';

/** Each a way to the server and back as well, but they read nothing. */
const BOUNDS = /^\s*(BEGIN|COMMIT|ROLLBACK|SET)\b/i;

/** @returns what the database was asked while `work` ran, in order, as the driver was given it; the bounds of transactions aside. */
export async function statementsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    return query.mock.calls
      .map(([asked]: readonly unknown[]) => textOf(asked))
      .filter((text) => !BOUNDS.test(text));
  } finally {
    query.mockRestore();
  }
}

function textOf(asked: unknown): string {
  if (typeof asked === 'object' && asked !== null && 'text' in asked) return String(asked.text);
  return String(asked);
}
