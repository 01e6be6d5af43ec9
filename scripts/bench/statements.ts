import { withClient } from '@/scripts/steps/databases';
import type { Target } from './rounds';
import { changeLogging, logOfOpening } from './server-log';

export interface Statements {
  /** what reads or sets something */
  queries: number;
  /** BEGIN, COMMIT and the like, each a round trip as well */
  bounds: number;
}

/**
 * Counts what PostgreSQL itself says it was asked while each page is fetched once. It is read from the server's log, so
 * nothing stands between the product and its database. Only for servers that nobody else uses meanwhile.
 */
export async function countStatements(
  adminUrl: string,
  pages: readonly Target[],
): Promise<Map<Target, Statements>> {
  return withClient(adminUrl, async (admin) => {
    try {
      await changeLogging(admin, ["alter system set log_statement = 'all'"]);
      const counted = new Map<Target, Statements>();
      for (const page of pages) counted.set(page, tally(await logOfOpening(page)));
      return counted;
    } finally {
      await changeLogging(admin, ['alter system reset log_statement']);
    }
  });
}

/** Counts PostgreSQL's log lines: one per statement, whether it was sent plainly or prepared. */
export function tally(log: string): Statements {
  const statements = [...log.matchAll(/LOG: {2}(?:statement|execute [^:]*):\s+\(?(\w+)/g)].map(([, verb]) =>
    verb?.toUpperCase(),
  );
  const bounds = statements.filter(
    (verb) => verb && ['BEGIN', 'COMMIT', 'ROLLBACK', 'SET'].includes(verb),
  ).length;
  return { queries: statements.length - bounds, bounds };
}
