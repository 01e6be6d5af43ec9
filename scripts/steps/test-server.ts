import { joinPostgres, type Postgres, stopAbandoned } from './postgres';

const NAME = 'test';

/** Joins the server of the tests: DATABASE_URL's, which is left as it is, or the embedded one. */
export async function joinTestServer(): Promise<Postgres> {
  const given = process.env.DATABASE_URL;
  return given
    ? { adminUrl: given, release: async () => undefined }
    : joinPostgres(NAME, { fromPort: 24_850, mayLoseData: true, isTemporary: true, plansOnce: true });
}

/** Stops the embedded one if nobody uses it any more: a process that was killed didn't let go of it. */
export function stopTestServer(): Promise<void> {
  return stopAbandoned(NAME);
}
