import pg from 'pg';

/** The group role that holds the app's grants; the first migration makes it. */
export const APP_GROUP = 'handover_app';

/**
 * Makes the login named in `appUrl`, or brings it in line: its password, no privilege of its own, and
 * membership of the group that holds the grants. Throws when the URL names no user, or names the owner, who
 * would pass through row level security.
 */
export async function ensureAppLogin(owner: pg.Client, appUrl: string): Promise<void> {
  const { username, password } = new URL(appUrl);
  const login = decodeURIComponent(username);
  if (login === '') throw new Error('DATABASE_APP_URL names no user.');
  if (login === owner.user) throw new Error('DATABASE_APP_URL must not be the owner of the database.');
  const name = pg.escapeIdentifier(login);
  const secret = password === '' ? '' : `password ${pg.escapeLiteral(decodeURIComponent(password))}`;

  const { rowCount } = await owner.query('select 1 from pg_roles where rolname = $1', [login]);
  const verb = rowCount === 0 ? 'create' : 'alter';
  await owner.query(
    `${verb} role ${name} login nosuperuser nobypassrls nocreatedb nocreaterole noreplication ${secret}`,
  );
  await owner.query(`alter role ${name} set timezone to 'UTC'`);
  await owner.query(`grant ${pg.escapeIdentifier(APP_GROUP)} to ${name}`);
}
