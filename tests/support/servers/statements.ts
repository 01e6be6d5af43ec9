import pg from 'pg';
import { vi } from 'vitest';

/** Each is a round trip as well, but reads nothing. */
const BOUNDS = /^\s*(BEGIN|COMMIT|ROLLBACK|SET)\b/i;

/**
 * @returns the statements that the database was asked while `work` ran, in order, as the driver got them, without those
 * that begin and end transactions.
 */
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
