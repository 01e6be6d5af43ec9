import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readsAllUnderLock, takenFromBefore } from '@/tests/support/rolling.rules';

/** Migrations up to here were read by hand: for what they take away, and for how long others wait for them. */
const READ_BY_HAND = '20261130000000';
const TIMED_BY_HAND = '20261201000000';

describe('a migration', () => {
  it('leaves the version before at work, which is replaced only once it was applied', () => {
    const found = globSync('prisma/migrations/*/migration.sql')
      .filter((file) => basename(dirname(file)) >= READ_BY_HAND)
      .flatMap((file) => takenFromBefore(readFileSync(file, 'utf8')).map((says) => `${file} ${says}`));

    expect(found).toEqual([]);
  });

  it('goes through no large table while people wait for it', () => {
    const found = globSync('prisma/migrations/*/migration.sql')
      .filter((file) => basename(dirname(file)) >= TIMED_BY_HAND)
      .flatMap((file) => readsAllUnderLock(readFileSync(file, 'utf8')).map((says) => `${file} ${says}`));

    expect(found).toEqual([]);
  });

  it.each([
    'CREATE INDEX mails_by_reply ON mails (reply_to, created_at DESC) WHERE reply_to IS NOT NULL;',
    'CREATE UNIQUE INDEX IF NOT EXISTS once ON mails (id);',
    "-- Anew.\nALTER TABLE search_entries NO FORCE ROW LEVEL SECURITY;\nUPDATE search_entries SET words = '';\nALTER TABLE search_entries FORCE ROW LEVEL SECURITY;",
    "ALTER TABLE briefs ADD CONSTRAINT briefs_title CHECK (title <> '');",
    'ALTER TABLE briefs\n  ADD COLUMN of_id uuid,\n  ADD FOREIGN KEY (of_id) REFERENCES owners (id);',
    'ALTER TABLE briefs ADD PRIMARY KEY (id);',
    "ALTER TABLE briefs ADD CONSTRAINT briefs_title CHECK (title <> '') NOT VALID;\nALTER TABLE briefs VALIDATE CONSTRAINT briefs_title;",
    'ALTER TABLE briefs ADD COLUMN key uuid NOT NULL DEFAULT gen_random_uuid();',
    'ALTER TABLE briefs ADD COLUMN size int GENERATED ALWAYS AS (length(title)) STORED;',
  ])('goes through a whole table by %s', (sql) => {
    expect(readsAllUnderLock(sql)).toHaveLength(1);
  });

  it.each([
    "CREATE TABLE notes (id uuid, CHECK (id IS NOT NULL));\nCREATE INDEX notes_by_id ON notes (id);\nALTER TABLE notes ADD CHECK (id <> '');",
    'ALTER TABLE briefs ADD COLUMN colour text, ADD COLUMN at timestamptz NOT NULL DEFAULT now();',
    "ALTER TABLE briefs ADD CONSTRAINT briefs_title CHECK (title <> '') NOT VALID;",
    'ALTER TABLE briefs VALIDATE CONSTRAINT briefs_title;',
    'CREATE INDEX CONCURRENTLY briefs_by_title ON briefs (title);',
    'ALTER TABLE briefs ADD CONSTRAINT briefs_once UNIQUE USING INDEX briefs_by_title;',
    'ALTER TABLE briefs ENABLE ROW LEVEL SECURITY; ALTER TABLE briefs FORCE ROW LEVEL SECURITY;',
    '-- Short: a row for each business.\nCREATE INDEX workspaces_by_name ON workspaces (name);',
  ])('goes through no whole table by %s', (sql) => {
    expect(readsAllUnderLock(sql)).toEqual([]);
  });

  it.each([
    'ALTER TABLE briefs DROP COLUMN title;',
    'ALTER TABLE briefs\n  ADD COLUMN colour text,\n  ADD COLUMN size int NOT NULL;',
    'ALTER TABLE briefs ALTER COLUMN title SET NOT NULL;',
    'ALTER TABLE briefs ALTER COLUMN title DROP DEFAULT;',
    'ALTER TABLE briefs ALTER COLUMN title TYPE varchar(20);',
    'ALTER TABLE briefs RENAME COLUMN title TO name;',
    'DROP TABLE briefs;',
    'DROP VIEW app.found_brief;',
    'DROP FUNCTION app.find_session(text, timestamptz);',
    '-- unused, surely\nDROP TABLE briefs;',
  ])('takes something away by %s', (sql) => {
    expect(takenFromBefore(sql)).toHaveLength(1);
  });

  it.each([
    'ALTER TABLE briefs ADD COLUMN colour text, ADD COLUMN size int NOT NULL DEFAULT 0;',
    "ALTER TABLE briefs DROP CONSTRAINT briefs_title, ADD CONSTRAINT briefs_title CHECK (title <> '') NOT VALID;",
    'DROP FUNCTION app.find_session(text);\nCREATE FUNCTION app.find_session(p text) RETURNS text LANGUAGE sql AS $$ SELECT p $$;',
    'CREATE FUNCTION app.tidy() RETURNS void LANGUAGE sql AS $body$ DROP TABLE leftovers; $body$;',
    '-- Unused since 20261129180000: reviews say it now.\nALTER TABLE briefs DROP COLUMN title;',
  ])('takes nothing away by %s', (sql) => {
    expect(takenFromBefore(sql)).toEqual([]);
  });
});
