import { createHash } from 'node:crypto';
import pg from 'pg';
import { z } from 'zod';
import { DAY_MS } from '@/lib/platform/time/lengths';
import { withClient } from '@/scripts/steps/databases';
import type { Filling } from './databases';

/** In an older database what was due "in some hours" is overdue, and pages show something else. */
const OLDEST_MS = DAY_MS;

/** The database's comment (COMMENT ON DATABASE) once it has been filled completely. */
const Note = z.object({ recipe: z.string(), at: z.coerce.date() });

/** @returns a short name for what fills a database; other SQL or other numbers give another name. */
export function recipeOf(fillings: readonly Filling[]): string {
  return createHash('sha256').update(JSON.stringify(fillings)).digest('hex').slice(0, 16);
}

/** Notes, in the database itself, what has filled it and when. */
export async function noteFilled(adminUrl: string, name: string, recipe: string): Promise<void> {
  const note = JSON.stringify({ recipe, at: new Date() });
  await ask(adminUrl, `comment on database ${pg.escapeIdentifier(name)} is ${pg.escapeLiteral(note)}`);
}

/** @returns for each database, by its name, whether it is there, filled by that recipe and no older than a day. */
export async function areReusable(
  adminUrl: string,
  recipes: Readonly<Record<string, string>>,
): Promise<boolean> {
  const found = await ask(
    adminUrl,
    "select datname as name, shobj_description(oid, 'pg_database') as note from pg_database where starts_with(datname, 'bench_')",
  );
  const notes = new Map(found.map(({ name, note }) => [name, note]));
  return Object.entries(recipes).every(([name, recipe]) => isFresh(notes.get(name) ?? null, recipe));
}

/** Whether a database's note says that this recipe has filled it within a day. */
export function isFresh(note: string | null, recipe: string, now = Date.now()): boolean {
  if (note === null) return false;
  const read = Note.safeParse(JSON.parse(note));
  return read.success && read.data.recipe === recipe && now - read.data.at.getTime() < OLDEST_MS;
}

async function ask(url: string, text: string): Promise<{ name: string; note: string | null }[]> {
  return withClient(
    url,
    async (client) => (await client.query<{ name: string; note: string | null }>(text)).rows,
  );
}
