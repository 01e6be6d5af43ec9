import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MigrationDirectory, MigrationList } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { installQueue } from '@/lib/platform/db/install-queue';
import { messageOf } from '@/lib/platform/text/message-of';
import { ensureAppLogin } from './app-login';
import { migrationNames, migrationsFolder } from './pending-migrations';
import { withSchemaEngine } from './schema-engine';

/** Any fixed number will do, as long as every Handover process takes the same one. */
const MIGRATION_LOCK = 4_826_117;

export interface MigrateOptions {
  /** Owner of the schema. A direct connection: a pooler in transaction mode can't hold the advisory lock. */
  ownerUrl: string;
  /** The login that web and worker use; made or brought in line after the migrations. */
  appUrl: string;
}

/** What else must exist once the tables do; runs as the owner, still under the lock. Must be repeatable. */
type AfterMigrations = (owner: pg.Client, ownerUrl: string) => Promise<void>;

const afterMigrations: readonly AfterMigrations[] = [installQueue];

/**
 * Applies every pending migration in order, one process at a time, and prepares the app's login role. Returns the names
 * of the migrations applied now. When one fails, throws what PostgreSQL said; that one is then marked as rolled back in
 * `_prisma_migrations`.
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const owner = new pg.Client({ connectionString: options.ownerUrl, options: '-c timezone=UTC' });
  await owner.connect();
  try {
    await owner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await applyPending(options);
    for (const step of afterMigrations) await step(owner, options.ownerUrl);
    await ensureAppLogin(owner, options.appUrl);
    return applied;
  } finally {
    await owner.end();
  }
}

async function applyPending({ ownerUrl }: MigrateOptions): Promise<string[]> {
  const migrationsList = await readMigrations();
  const filters = { externalTables: [], externalEnums: [] };
  return withSchemaEngine(ownerUrl, async (engine) => {
    try {
      return (await engine.applyMigrations({ migrationsList, filters })).appliedMigrationNames;
    } catch (error) {
      // Each script runs as one transaction, so nothing of a failed one is left and the next start may try again.
      const history = await engine.diagnoseMigrationHistory({
        migrationsList,
        filters,
        optInToShadowDatabase: false,
      });
      for (const migrationName of history.failedMigrationNames)
        await engine.markMigrationRolledBack({ migrationName });
      const names = history.failedMigrationNames.join(', ');
      throw new Error(`Migration ${names} failed: ${messageOf(error)}`, { cause: error });
    }
  });
}

async function readMigrations(): Promise<MigrationList> {
  const baseDir = migrationsFolder();
  const names = await migrationNames();
  const lockfile = await readFile(join(baseDir, 'migration_lock.toml'), 'utf8').catch(() => null);
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: lockfile },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(names.map((name) => readMigration(baseDir, name))),
  };
}

async function readMigration(baseDir: string, name: string): Promise<MigrationDirectory> {
  const path = 'migration.sql';
  const value = await readFile(join(baseDir, name, path), 'utf8');
  return { path: name, migrationFile: { path, content: { tag: 'ok', value } } };
}
