import type { Snapshot, SnapshotOf } from '@/lib/platform/tenancy/snapshot';
import { TRAVELLING_JOBS, TRAVELLING_JOBS_OF_ONE_PERSON } from './jobs.rules';
import { SHOWN_TO_OWNERS, WRITTEN_FOR_OWNERS, WRITTEN_OTHERWISE } from './tables.rules';

type Line = { readonly line: string };

/** @returns the database's newest migration. */
export async function readSchemaName(snapshot: Snapshot): Promise<string> {
  for await (const { name } of snapshot.rows<{ name: string }>(NEWEST_MIGRATION)) return name;
  throw new Error('the database doesn’t say which migrations it has');
}

/** @returns a table's columns in order of name, and its primary key's in their order. */
export async function readColumns(snapshot: Snapshot, table: string) {
  const columns: string[] = [];
  for await (const { name } of snapshot.rows<{ name: string }>(COLUMNS, [table])) columns.push(name);
  const key: string[] = [];
  for await (const { name } of snapshot.rows<{ name: string }>(KEY, [table])) key.push(name);
  return { columns, key };
}

/** @returns each row of a table as a line of JSON, in key order: the same rows always give the same bytes. */
export async function* readRows(
  snapshot: Snapshot,
  { workspaceId, scope }: SnapshotOf,
  { table, key }: { readonly table: string; readonly key: readonly string[] },
): AsyncGenerator<string> {
  const isForOwners = scope === 'business';
  const written = [
    'to_jsonb(t)',
    ...[WRITTEN_OTHERWISE[table]].flatMap((each) => each ?? []),
    ...[isForOwners ? WRITTEN_FOR_OWNERS[table] : undefined].flatMap((each) => each ?? []),
  ];
  const shown = (isForOwners ? SHOWN_TO_OWNERS[table] : undefined) ?? 'true';
  const text = `SELECT (${written.join(' || ')})::text AS line FROM ${table} t
    WHERE t.${table === 'workspaces' ? 'id' : 'workspace_id'} = $1 AND (${shown})
    ORDER BY ${key.map((column) => `t.${column}`).join(', ')}`;
  for await (const { line } of snapshot.rows<Line>(text, [workspaceId])) yield `${line}\n`;
}

/** @returns a business's people, as lines. Nothing that they sign in with is included. */
export async function* readPeople(snapshot: Snapshot, { workspaceId }: SnapshotOf): AsyncGenerator<string> {
  for await (const { line } of snapshot.rows<Line>(PEOPLE_LINES, [workspaceId])) yield `${line}\n`;
}

/** @returns the business's pending jobs, as lines. */
export async function* readJobs(
  snapshot: Snapshot,
  { workspaceId, scope }: SnapshotOf,
): AsyncGenerator<string> {
  const names = [...TRAVELLING_JOBS, ...(scope === 'whole' ? TRAVELLING_JOBS_OF_ONE_PERSON : [])];
  for await (const { line } of snapshot.rows<Line>(JOB_LINES, [workspaceId, names])) yield `${line}\n`;
}

/** Bytes that an archive's rows name. */
export type NamedBytes = {
  readonly sha256: string;
  /** a scanner has found something in them; or, in an owner's archive, they haven't been scanned yet */
  readonly isHeld: boolean;
};

/** @returns the bytes that an archive's rows name, each once. */
export async function* readNamedBytes(
  snapshot: Snapshot,
  { workspaceId, scope }: SnapshotOf,
): AsyncGenerator<NamedBytes> {
  const isForOwners = scope === 'business';
  const text = `SELECT sha256, bool_or(outcome = 'infected') ${isForOwners ? 'OR bool_and(waits)' : ''} AS "isHeld" FROM (
      SELECT t.sha256, coalesce(k.outcome, '') AS outcome, k.file_id IS NOT NULL AND k.outcome IS NULL AS waits
      FROM files t LEFT JOIN file_checks k ON k.workspace_id = t.workspace_id AND k.file_id = t.id
      WHERE t.workspace_id = $1 AND ${(isForOwners ? SHOWN_TO_OWNERS.files : undefined) ?? 'true'}
      UNION ALL
      SELECT p.sha256, coalesce(k.outcome, '') AS outcome, k.file_id IS NOT NULL AND k.outcome IS NULL AS waits
      FROM playbook_files p LEFT JOIN playbook_file_checks k ON k.workspace_id = p.workspace_id AND k.file_id = p.id
      WHERE p.workspace_id = $1) AS named
    GROUP BY sha256 ORDER BY sha256`;
  yield* snapshot.rows<NamedBytes>(text, [workspaceId]);
}

/** @returns the certificates that copies were sealed with, as PEM. They are public, and the installation's. */
export async function* readCertificates(snapshot: Snapshot): AsyncGenerator<string> {
  const text = 'SELECT pem FROM seal_certificates ORDER BY first_used_at, fingerprint';
  for await (const { pem } of snapshot.rows<{ pem: string }>(text)) yield pem;
}

/** The query for a database's newest migration, as `name`. */
export const NEWEST_MIGRATION = `SELECT max(migration_name) AS name FROM _prisma_migrations
  WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;

const COLUMNS = `SELECT a.attname AS name FROM pg_attribute a
  WHERE a.attrelid = to_regclass('public.' || quote_ident($1)) AND a.attnum > 0 AND NOT a.attisdropped
  ORDER BY a.attname COLLATE "C"`;

const KEY = `SELECT a.attname AS name
  FROM pg_index i CROSS JOIN unnest(i.indkey::int[]) WITH ORDINALITY AS k (attnum, place)
  JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
  WHERE i.indrelid = to_regclass('public.' || quote_ident($1)) AND i.indisprimary ORDER BY k.place`;

const PEOPLE_LINES = `SELECT jsonb_build_object(
    'id', u.id, 'email', u.email, 'name', u.name, 'time_zone', u.time_zone, 'locale', u.locale,
    'introduced_at', u.introduced_at, 'created_at', u.created_at, 'work_days', u.work_days,
    'works_from', u.works_from, 'works_until', u.works_until, 'holiday_place', u.holiday_place, 'deleted_at', u.deleted_at)::text AS line
  FROM users u WHERE EXISTS (SELECT 1 FROM memberships m WHERE m.workspace_id = $1 AND m.user_id = u.id) ORDER BY u.id`;

const JOB_LINES = `SELECT jsonb_build_object('name', k.identifier, 'payload', j.payload, 'run_at', j.run_at,
    'key', j.key, 'max_attempts', j.max_attempts)::text AS line
  FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks k ON k.id = j.task_id
  WHERE j.payload ->> 'workspaceId' = $1 AND k.identifier = ANY ($2) AND j.attempts < j.max_attempts
  ORDER BY j.run_at, k.identifier, j.payload::jsonb::text, j.key`;
