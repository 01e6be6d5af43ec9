import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takenFromBefore } from '@/tests/support/rolling.rules';

/** Migrations up to here were read by hand. */
const READ_BY_HAND = '20261130000000';

describe('a migration', () => {
  it('leaves the version before at work, which is replaced only once it was applied', () => {
    const found = globSync('prisma/migrations/*/migration.sql')
      .filter((file) => basename(dirname(file)) >= READ_BY_HAND)
      .flatMap((file) => takenFromBefore(readFileSync(file, 'utf8')).map((says) => `${file} ${says}`));

    expect(found).toEqual([]);
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
