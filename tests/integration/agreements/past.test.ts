import { createHash } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '@/lib/agreements/chain';
import { nameRecipient, sendCopy } from '@/lib/agreements/copy/copies.actions';
import { makeCopy } from '@/lib/agreements/copy/copy.jobs';
import { listOwnAgreements } from '@/lib/agreements/list.queries';
import { getAgreementPage } from '@/lib/agreements/page.queries';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { postMessage } from '@/lib/threads/composing/posting.actions';
import {
  type AgreementRef,
  currentVersion,
  givenAgreementInForce,
  givenProposed,
  type Pair,
} from '@/tests/support/agreements';
import { givenBriefAccepted } from '@/tests/support/briefs';
import { download } from '@/tests/support/browser/downloads';
import { refusalOf, submit } from '@/tests/support/browser/forms';
import { givenConnection } from '@/tests/support/connections';
import { FIRST_TRY } from '@/tests/support/first-try';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

/**
 * Everything that a former assistant may still read in the business; any other rows they see are their own person's.
 */
const KEPT = [
  'agreement_clauses',
  'agreement_copies',
  'agreement_events',
  'agreement_imports',
  'agreement_recipients',
  'agreement_signatures',
  'agreement_versions',
  'agreements',
  'files',
];
const THEIR_OWN = ['engagements', 'live_hints', 'mails', 'memberships', 'thread_reads'];

describe('an assistant whose engagement has ended', () => {
  const database = givenDatabaseWithPeople();
  const app = givenConnection(database, 'app');
  const owner = givenConnection(database, 'owner');
  const storageBefore = process.env.STORAGE_DIR;
  let people: People;
  let pair: Pair;
  let ref: AgreementRef;
  beforeAll(async () => {
    process.env.STORAGE_DIR = await mkdtemp(join(tmpdir(), 'handover-past-'));
    people = await givenPeople();
    const { ruth, maria, workspace, engagements } = people;
    pair = { owner: ruth, assistant: maria, workspace, engagementId: engagements.maria };
    ref = await givenAgreementInForce(pair);
    const version = await currentVersion(ruth, ref);
    await makeCopy.perform(
      { workspaceId: ref.workspaceId, agreementId: ref.id, versionId: version?.id ?? '' },
      FIRST_TRY,
    );
    await givenBriefAccepted(pair);
    const message = { workspaceId: workspace.id, subject: 'engagement', subjectId: pair.engagementId };
    await asPerson(maria, () =>
      submit(postMessage, { ...message, body: 'Good morning.', clientKey: newId() }),
    );

    // nothing in the product ends an engagement yet
    await owner().query("UPDATE engagements SET state = 'ended', ended_at = now() WHERE id = $1", [
      pair.engagementId,
    ]);
  });
  afterAll(async () => {
    process.env.STORAGE_DIR = storageBefore;
  });

  async function asMaria(sql: string, values: readonly unknown[] = []): Promise<pg.QueryResult> {
    await app().query('BEGIN');
    try {
      await app().query('SELECT app.act_as_user($1)', [people.maria.userId]);
      return await app().query(sql, [...values]);
    } finally {
      await app().query('ROLLBACK');
    }
  }

  it('still lists and reads what both had signed, with its record and copy', async () => {
    const listed = await listOwnAgreements(people.maria.userId);
    const page = await getAgreementPage(people.maria.userId, ref);

    expect(listed).toMatchObject([
      { id: ref.id, business: 'Adeyemi Ceramics', isPast: true, signedBy: ['owner', 'assistant'] },
    ]);
    expect(page).toMatchObject({
      isPast: true,
      thread: { messages: [] },
      workspace: { name: 'Adeyemi Ceramics' },
    });
    expect(page?.shown.signatures).toHaveLength(2);
    expect(page?.shown.copy).toEqual(expect.anything());
    expect(page?.mails.map(({ to }) => to)).not.toContain(pair.owner.email);
  });

  it('downloads the copy, which the chain records, though they can write nothing themselves', async () => {
    const page = await getAgreementPage(people.maria.userId, ref);
    const { fileId, sha256 } = page?.shown.copy ?? { fileId: '', sha256: '' };

    const answer = await asPerson(people.maria, () => download(ref.workspaceId, fileId));

    const bytes = new Uint8Array(await answer.arrayBuffer());
    const events = await withActor({ kind: 'workspace', workspaceId: ref.workspaceId }, (tx) =>
      tx.agreementEvent.findMany({ where: { agreementId: ref.id }, orderBy: { sequence: 'asc' } }),
    );
    expect(answer.status).toBe(200);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    expect(events.at(-1)).toMatchObject({ kind: 'downloaded', actorUserId: people.maria.userId });
    expect(verifyChain(ref.id, events)).toEqual({ sound: true });
  });

  it('sees nothing else of the business, in any table', async () => {
    const { rows: tables } = await owner().query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name = 'workspace_id' ORDER BY 1`,
    );
    const seen: string[] = [];
    for (const { name } of tables) {
      const { rowCount } = await asMaria(`SELECT 1 FROM ${name} WHERE workspace_id = $1`, [ref.workspaceId]);
      if ((rowCount ?? 0) > 0) seen.push(name);
    }
    const mails = await asMaria('SELECT 1 FROM mails WHERE recipient_user_id IS DISTINCT FROM $1', [
      people.maria.userId,
    ]);
    const hints = await asMaria('SELECT 1 FROM live_hints WHERE user_id IS DISTINCT FROM $1', [
      people.maria.userId,
    ]);
    const members = await asMaria('SELECT 1 FROM memberships WHERE user_id <> $1', [people.maria.userId]);
    const persons = await asMaria('SELECT 1 FROM users WHERE id <> $1', [people.maria.userId]);

    expect(seen.filter((name) => ![...KEPT, ...THEIR_OWN].includes(name))).toEqual([]);
    expect(seen).toEqual(expect.arrayContaining(['agreements', 'agreement_copies', 'files']));
    expect([mails, hints, members, persons].map(({ rowCount }) => rowCount)).toEqual([0, 0, 0, 0]);
  });

  it('sees no file but those of copies', async () => {
    const { rows } = await asMaria('SELECT id FROM files');

    const copies = await owner().query('SELECT file_id AS id FROM agreement_copies WHERE agreement_id = $1', [
      ref.id,
    ]);
    expect(rows).toEqual(copies.rows);
  });

  it('keeps nothing of an offer that was never signed by both', async () => {
    const { ruth, dewi, workspace, engagements } = people;
    const offer = await givenProposed({ owner: ruth, workspace, engagementId: engagements.dewi });
    await owner().query("UPDATE engagements SET state = 'ended', ended_at = now() WHERE id = $1", [
      engagements.dewi,
    ]);

    expect(await getAgreementPage(dewi.userId, offer)).toBeNull();
    expect(await listOwnAgreements(dewi.userId)).toEqual([]);
  });

  it.each(KEPT)('changes and removes nothing in %s', async (table) => {
    for (const sql of [`UPDATE ${table} SET workspace_id = workspace_id`, `DELETE FROM ${table}`]) {
      const touched = await asMaria(sql).catch((error: unknown) =>
        error instanceof pg.DatabaseError ? error.code : String(error),
      );

      expect(typeof touched === 'object' ? touched.rowCount : touched).toBeOneOf([0, '42501']);
    }
  });

  it('adds nothing to the chain, names nobody and sends nothing', async () => {
    const adding = `INSERT INTO agreement_events
      SELECT workspace_id, gen_random_uuid(), engagement_id, agreement_id, sequence + 1000, kind, actor_user_id, at, payload,
             previous_hash, hash FROM agreement_events LIMIT 1`;
    const naming = { ...ref, email: 'books@inbox.example' };
    const answers = await asPerson(people.maria, async () => [
      await submit(nameRecipient, naming),
      await submit(sendCopy, { ...ref, to: 'me' }),
    ]);

    await expect(asMaria(adding)).rejects.toThrow(/row-level security/);
    expect(answers.map((answer) => refusalOf(answer).code)).toEqual(['not_found', 'not_found']);
  });
});
