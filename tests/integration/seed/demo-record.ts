import { expect, it } from 'vitest';
import { type EVENT_KINDS, verifyChain } from '@/lib/agreements/chain';
import { sealCertificates } from '@/lib/agreements/verifying/queries';
import { statusOfCopy } from '@/lib/agreements/verifying/rules';
import { verifyFile } from '@/lib/agreements/verifying/verify';
import { getFacts } from '@/lib/evaluations/facts/queries';
import { DEMO_PEOPLE } from '@/lib/people/signing-in/demo';
import { LINK_COLUMNS, type Link } from '@/lib/platform/record/chain';
import { certificatesIn } from '@/lib/platform/seal/certificates';
import { readWhole } from '@/lib/platform/storage';
import { withActor } from '@/lib/platform/tenancy';
import { findCopy } from '@/lib/platform/tenancy/find-copy';
import { listQuestions } from '@/lib/threads/responses/questions.queries';
import { tellDemoStory } from '@/prisma/seed/demo';
import { ADEYEMI_ID } from '@/prisma/seed/marks';
import { checkData } from '@/scripts/data/all';
import { checkWholeRecord } from '@/scripts/steps/whole-record';
import { addable } from '@/tests/support/facts';
import { recount, recountTurns } from '@/tests/support/recounting';
import type { ToldDemo } from '@/tests/support/told-demo';

const DAY = 24 * 60 * 60 * 1000;

/**
 * What is behind the demo's pages: chains, seals, stamps, mail and facts, as intact as in a business that has worked
 * for months.
 */
export function holdsAsARecord({ ask, userId, begun, database, everything }: ToldDemo): void {
  it('has one agreement in force with each assistant who works, with a copy and a chain that verifies', async () => {
    const agreements = await ask<{ id: string; engagement: string; state: string; copies: number }>(`
      SELECT a.id, a.engagement_id AS engagement, a.state::text,
             (SELECT count(*)::int FROM agreement_copies c WHERE c.agreement_id = a.id) AS copies
      FROM agreements a`);
    const inForce = agreements.filter(({ state }) => state === 'in_force');
    const working = await ask<{ id: string }>('SELECT DISTINCT engagement_id AS id FROM briefs');

    expect(inForce.map(({ engagement }) => engagement).sort()).toEqual(working.map(({ id }) => id).sort());
    expect(inForce.map(({ copies }) => copies)).toEqual(inForce.map(() => 1));
    for (const { id } of agreements) expect(await isChainSound(id)).toBe(true);
  });

  it('seals each agreement that both signed, and the record and the file itself say so of each copy', async () => {
    const copies = await ask<{ sha256: string; state: string }>(`
      SELECT c.sha256, a.state::text
      FROM agreement_copies c JOIN agreements a ON (a.workspace_id, a.id) = (c.workspace_id, c.agreement_id)`);
    const certificates = certificatesIn(await sealCertificates());
    const standing = async (sha256: string) => statusOfCopy(await findCopy(sha256));

    expect(copies).toHaveLength(6);
    for (const { sha256, state } of copies) {
      const bytes = (await readWhole(sha256)) ?? Buffer.alloc(0);
      const verdict = await verifyFile(bytes, { certificates, standing });
      const alone = await verifyFile(bytes, { certificates, standing: null });
      expect(verdict).toMatchObject({ sha256, answer: { kind: state === 'in_force' ? 'genuine' : state } });
      expect(alone.answer.kind).toBe('genuine');
    }
  });

  it('stamps everything with the time of the story, never with that of its telling', async () => {
    const columns = await ask<{ name: string; column: string }>(`
      SELECT c.table_name AS name, c.column_name AS column FROM information_schema.columns c
      JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND t.table_name <> '_prisma_migrations'
        AND c.data_type = 'timestamp with time zone'`);
    // hints for pages that are open at that moment, deleted within hours
    const told = columns.filter(
      ({ name, column }) =>
        name !== 'live_hints' &&
        // Stripe decides when a transfer left, and its clock shows the present
        !(name === 'payment_transfers' && column === 'sent_at'),
    );
    const stampedNow: string[] = [];
    for (const { name, column } of told) {
      const others = name === 'audit_events' ? "AND action <> 'demo.story_told'" : '';
      const found = await ask(
        `SELECT 1 FROM "${name}" WHERE "${column}" BETWEEN $1 AND now() ${others} LIMIT 1`,
        [begun],
      );
      if (found.length > 0) stampedNow.push(`${name}.${column}`);
    }

    expect(stampedNow).toEqual([]);
  });

  it('leaves no mail older than two days to be sent, some younger ones, and no overdue job', async () => {
    const old = await ask("SELECT id FROM mails WHERE state = 'queued' AND created_at < $1", [
      new Date(begun.getTime() - 2 * DAY),
    ]);
    const young = await ask<{ id: string }>("SELECT id FROM mails WHERE state = 'queued'");
    const sending = await ask<{ id: string }>(
      "SELECT payload->>'mailId' AS id FROM graphile_worker._private_jobs WHERE key LIKE 'mail:%'",
    );
    const late = await ask(`
      SELECT t.identifier FROM graphile_worker._private_jobs j
      JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      WHERE t.identifier <> 'mail.send' AND j.run_at <= now()`);

    expect(old).toEqual([]);
    expect(young.length).toBeGreaterThan(4);
    // half a year has hundreds; how many two days have depends on the weekday on which it is told
    expect(young.length).toBeLessThan(80);
    expect(sending.map(({ id }) => id).sort()).toEqual(young.map(({ id }) => id).sort());
    expect(late).toEqual([]);
  });

  it('has facts for each engagement that match a recount, brief by brief', async () => {
    const until = new Date(begun.getTime() + DAY);
    const period = { from: new Date(until.getTime() - 120 * DAY), until };
    const me = await userId(DEMO_PEOPLE.owner);
    const places = await ask<{ workspaceId: string; engagementId: string; approved: number }>(
      `SELECT workspace_id AS "workspaceId", engagement_id AS "engagementId", count(*)::int AS approved
       FROM briefs WHERE workspace_id = $1 AND state = 'approved' GROUP BY 1, 2`,
      [ADEYEMI_ID],
    );

    expect(places.length).toBeGreaterThan(1);
    for (const { approved, ...place } of places) {
      const facts = await getFacts(me, place, period, new Date());
      expect(facts && addable(facts.period)).toMatchObject(
        await recount(everything(), { ...place, ...period }),
      );
      expect(facts?.period.work.done).toBeGreaterThan(approved / 2);

      const turns = await recountTurns(everything(), { ...place, ...period });
      const found = await withActor({ kind: 'user', userId: me }, (tx) =>
        listQuestions(tx, place, period, new Date()),
      );
      const inOrder = (times: readonly Date[]) => times.map((time) => time.toISOString()).sort();
      expect(inOrder(found.rows.map(({ askedAt }) => askedAt))).toEqual(
        inOrder(turns.map(({ askedAt }) => askedAt)),
      );
    }
  });

  it('writes only to addresses that belong to nobody', async () => {
    const addresses = await ask<{ address: string }>(
      'SELECT email AS address FROM users UNION SELECT to_address FROM mails UNION SELECT email FROM invitations',
    );

    expect(addresses.filter(({ address }) => !address.endsWith('.example'))).toEqual([]);
  });

  it('is sound as a whole: every check of the database, every chain, seal and file', async () => {
    const asked = await checkData(database().ownerUrl, new Date());
    const { problems, chains, copies } = await checkWholeRecord(database().ownerUrl);

    expect(asked.flatMap(({ found }) => found)).toEqual([]);
    expect(problems).toEqual([]);
    expect([chains, copies].every((count) => count >= 6)).toBe(true);
  });

  it('changes nothing when it is told again', async () => {
    const before = await countRows();

    const scenes = await tellDemoStory();

    expect(scenes).toBe(0);
    expect(await countRows()).toEqual(before);
  });

  async function isChainSound(agreementId: string): Promise<boolean> {
    const events = await ask<Link<(typeof EVENT_KINDS)[number]>>(
      `SELECT ${LINK_COLUMNS} FROM agreement_events WHERE agreement_id = $1 ORDER BY sequence`,
      [agreementId],
    );
    return events.length > 0 && verifyChain(agreementId, events).sound;
  }

  async function countRows() {
    const tables = await ask<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1",
    );
    const counts: Record<string, unknown> = {};
    for (const { name } of tables) [counts[name]] = await ask(`SELECT count(*) FROM "${name}"`);
    return counts;
  }
}
