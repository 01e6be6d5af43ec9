import { beforeAll, describe, expect, it } from 'vitest';
import { type AgreementRef, currentVersion, givenAgreementInForce } from '@/tests/support/agreements';
import { givenConnection } from '@/tests/support/connections';
import { givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

describe('what the database refuses to anyone who works as the app', () => {
  const database = givenDatabaseWithPeople();
  const app = givenConnection(database, 'app');
  let people: People;
  let ref: AgreementRef;
  let versionId: string;
  beforeAll(async () => {
    people = await givenPeople();
    const { ruth: owner, maria: assistant, workspace, engagements } = people;
    ref = await givenAgreementInForce({ owner, assistant, workspace, engagementId: engagements.maria });
    versionId = (await currentVersion(owner, ref))?.id ?? '';
  });

  /** Runs raw SQL in the owner's own session. @returns how many rows it touched. */
  async function asRuth(sql: string, values: readonly string[] = []): Promise<number> {
    await app().query('BEGIN');
    try {
      await app().query('SELECT app.act_as_user($1)', [people.ruth.userId]);
      return (await app().query(sql, [...values])).rowCount ?? 0;
    } finally {
      await app().query('ROLLBACK');
    }
  }

  it.each([
    ['a term', 'UPDATE agreement_versions SET rate_minor = 1 WHERE id = $1'],
    ['the text that was hashed', "UPDATE agreement_versions SET canonical_json = '{}' WHERE id = $1"],
    ['the hash', "UPDATE agreement_versions SET document_hash = 'x' WHERE id = $1"],
    [
      'that it was proposed',
      'UPDATE agreement_versions SET proposed_at = NULL, document_hash = NULL, canonical_json = NULL WHERE id = $1',
    ],
    ['a version’s existence', 'DELETE FROM agreement_versions WHERE id = $1'],
    ['a clause', "UPDATE agreement_clauses SET body = 'other' WHERE version_id = $1"],
    ['a clause’s existence', 'DELETE FROM agreement_clauses WHERE version_id = $1'],
  ])('changing %s of a version that was proposed', async (_what, sql) => {
    await expect(asRuth(sql, [versionId])).rejects.toThrow(/frozen/);
  });

  it('changing which agreement another amends', async () => {
    const sql = 'UPDATE agreements SET amends_id = id WHERE id = $1';
    await expect(asRuth(sql, [ref.id])).rejects.toThrow(/amends can't be changed/);
  });

  it.each([
    'agreement_signatures',
    'signatures_taken_back',
    'agreement_events',
    'agreement_copies',
    'agreement_imports',
    'audit_events',
  ])('changing or removing anything in %s', async (table) => {
    await expect(asRuth(`UPDATE ${table} SET workspace_id = workspace_id`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(asRuth(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
  });

  it.each([
    ['agreement_signatures', 'drawn'],
    ['agreement_signatures', 'kind'],
    ['agreement_signatures', 'signed_name'],
    ['agreement_signatures', 'document_hash'],
    ['agreement_events', 'payload'],
    ['agreement_events', 'previous_hash'],
    ['agreement_events', 'hash'],
    ['agreement_copies', 'sha256'],
    ['agreement_imports', 'sha256'],
    ['agreement_imports', 'signed_on'],
    ['agreement_recipients', 'email'],
    ['agreement_recipients', 'party'],
  ])('changing %s.%s alone', async (table, column) => {
    await expect(asRuth(`UPDATE ${table} SET ${column} = ${column}`)).rejects.toThrow(/permission denied/);
  });

  it('forgetting to whom a copy was sent', async () => {
    await expect(asRuth('DELETE FROM agreement_recipients')).rejects.toThrow(/permission denied/);
  });

  it.each([
    ['is no path', 'M1 2"/><script>'],
    ['is longer than a signature', 'M1 2'.padEnd(12_001, ' ')],
  ])('a drawn signature that %s', async (_what, drawn) => {
    const sql = `INSERT INTO agreement_signatures
      SELECT workspace_id, gen_random_uuid(), engagement_id, agreement_id, version_id, party, user_id, signed_name, verified_email,
             consent_text, consent_version, document_hash, authenticated_at, auth_method, ip, user_agent, signed_at, kind, $2
      FROM agreement_signatures WHERE version_id = $1 LIMIT 1`;

    await expect(asRuth(sql, [versionId, drawn])).rejects.toThrow(/agreement_signatures_drawn/);
  });

  it('putting an agreement in force that not both have signed', async () => {
    const sql = `WITH draft AS (
        INSERT INTO agreements (workspace_id, id, engagement_id, title, template_key, created_by_id)
        VALUES ($1, $2, $3, 'Forged', 'hourly', $4) RETURNING id)
      SELECT 1 FROM draft`;
    const id = '01a20c70-0000-7000-8000-000000000001';
    await app().query('BEGIN');
    await app().query('SELECT app.act_as_user($1)', [people.ruth.userId]);
    await app().query(sql, [ref.workspaceId, id, people.engagements.dewi, people.ruth.userId]);

    const forging = app().query(
      "UPDATE agreements SET state = 'in_force', in_force_at = now() WHERE id = $1",
      [id],
    );

    await expect(forging).rejects.toThrow(/only when both have signed/);
    await app().query('ROLLBACK');
  });

  it('beginning an agreement as anything but a draft', async () => {
    const sql = `INSERT INTO agreements (workspace_id, id, engagement_id, title, template_key, created_by_id, state)
      VALUES ($1, gen_random_uuid(), $2, 'Forged', 'hourly', app.me(), 'proposed')`;

    await expect(asRuth(sql, [ref.workspaceId, people.engagements.dewi])).rejects.toThrow(
      /begins as a draft/,
    );
  });

  it('commenting on a clause that was never proposed', async () => {
    const sql = `INSERT INTO clause_comments (workspace_id, id, engagement_id, agreement_id, version_id, clause_key, body, author_id, created_at)
      SELECT workspace_id, gen_random_uuid(), engagement_id, agreement_id, id, 'none', 'Why?', app.me(), now()
      FROM agreement_versions WHERE id = $1`;

    await expect(asRuth(sql, [versionId])).rejects.toThrow(/can be talked about/);
  });

  it('signing once more for the same side', async () => {
    const sql = `INSERT INTO agreement_signatures
      SELECT workspace_id, gen_random_uuid(), engagement_id, agreement_id, version_id, party, user_id, signed_name, verified_email,
             consent_text, consent_version, document_hash, authenticated_at, auth_method, ip, user_agent, signed_at
      FROM agreement_signatures WHERE version_id = $1 LIMIT 1`;

    await expect(asRuth(sql, [versionId])).rejects.toThrow(/unique/);
  });

  it('lets an assistant of another engagement see none of it', async () => {
    await app().query('BEGIN');
    await app().query('SELECT app.act_as_user($1)', [people.dewi.userId]);
    const counts: unknown[] = [];
    for (const table of [
      'agreements',
      'agreement_versions',
      'agreement_clauses',
      'agreement_signatures',
      'agreement_events',
    ])
      counts.push((await app().query(`SELECT count(*)::int AS rows FROM ${table}`)).rows[0]);
    await app().query('ROLLBACK');

    expect(counts).toEqual(counts.map(() => ({ rows: 0 })));
  });
});
