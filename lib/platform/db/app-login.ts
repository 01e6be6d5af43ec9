import pg from 'pg';

/** The group role that has the app's grants; a migration makes it. */
const APP_GROUP = 'handover_app';

/** Two servers of a cluster may get ready at once; the second try finds the first one's work done. */
const CONCURRENT = ['XX000', '23505', '42710'];
const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * How PostgreSQL runs the login's queries, whatever the server's own settings. It is set on the login, since pgbouncer passes no
 * settings on. A page's queries are planned once per connection, not for each request's values: under row level security planning
 * takes several times as long as reading, and among a million rows PostgreSQL would do it every time (ADR 0040). Nothing is
 * compiled: that takes longer than any of our queries, and PostgreSQL would do it again for each request (ADR 0126).
 */
export const EXECUTION = { plan_cache_mode: 'force_generic_plan', jit: 'off' } as const;

/** How PostgreSQL writes days and instants: the driver reads no other way than ISO, and would take 05/12 for another day. */
const WRITING = { datestyle: 'ISO, MDY' } as const;

/** What a login may set for itself, and each of its sessions begins with. */
const OWN_SETTINGS = { ...WRITING, ...EXECUTION } as const;

/**
 * Makes the login named in `appUrl`, or brings it in line: its password, UTC, how its queries run and are answered, and membership
 * of the group that has the grants. If that login already works, an administrator may have made it beforehand: then only what a
 * login may set for itself is set. Throws when the URL names no user or the owner (who would bypass row
 * level security), when the login has powers of its own, and, with the SQL to run, when the owner may not create roles.
 */
export async function ensureAppLogin(owner: pg.Client, appUrl: string): Promise<void> {
  const { username, password } = new URL(appUrl);
  const login = decodeURIComponent(username);
  if (login === '') throw new Error('DATABASE_APP_URL names no user.');
  if (login === owner.user) throw new Error('DATABASE_APP_URL must not name the owner of the database.');
  if (await isReady(appUrl)) return;

  const secret = decodeURIComponent(password);
  try {
    await put(owner, login, secret);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || !error.code) throw error;
    if (CONCURRENT.includes(error.code)) return put(owner, login, secret);
    if (error.code !== INSUFFICIENT_PRIVILEGE) throw error;
    const name = pg.escapeIdentifier(login);
    const sql = [
      `create role ${name} login password '…'`,
      `grant ${APP_GROUP} to ${name}`,
      ...settingsOf(name),
    ];
    throw new Error(
      `The owner may not ready the login ${name}. Let an administrator run: ${sql.join('; ')};`,
      {
        cause: error,
      },
    );
  }
}

async function isReady(appUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: appUrl });
  try {
    await client.connect();
    const { rows } = await client.query<{ ready: boolean }>(
      `select pg_has_role($1, 'member') and current_setting('timezone') = 'UTC' as ready`,
      [APP_GROUP],
    );
    const isReady = rows[0]?.ready === true;
    if (isReady) await setOwn(client);
    return isReady;
  } catch {
    // It doesn't exist, or has another password.
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Asks before it sets: two servers that are readied at once would get in each other's way. */
async function setOwn(client: pg.Client): Promise<void> {
  for (const [name, value] of Object.entries(OWN_SETTINGS)) {
    const { rowCount } = await client.query('select 1 where current_setting($1) = $2', [name, value]);
    if (!rowCount) await client.query(`alter role current_user set ${name} to '${value}'`);
  }
}

async function put(owner: pg.Client, login: string, secret: string): Promise<void> {
  const name = pg.escapeIdentifier(login);
  const password = secret === '' ? '' : `password ${pg.escapeLiteral(secret)}`;
  const { rows } = await owner.query<{ powerful: boolean }>(
    'select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as powerful from pg_roles where rolname = $1',
    [login],
  );
  if (rows[0]?.powerful)
    throw new Error(`The login ${name} has powers of its own; the app needs one without.`);
  await owner.query(`${rows.length === 0 ? 'create' : 'alter'} role ${name} login ${password}`);
  for (const setting of settingsOf(name)) await owner.query(setting);
  await owner.query(`grant ${APP_GROUP} to ${name}`);
}

/** @returns the SQL that sets all a login's sessions begin with. */
function settingsOf(name: string): string[] {
  return Object.entries({ timezone: 'UTC', ...OWN_SETTINGS }).map(
    ([setting, value]) => `alter role ${name} set ${setting} to '${value}'`,
  );
}
