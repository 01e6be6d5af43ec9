import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EVENT_KINDS, verifyChain } from '@/lib/agreements/chain';
import { sealCertificates } from '@/lib/agreements/verifying/queries';
import { standingOf } from '@/lib/agreements/verifying/rules';
import { verifyFile } from '@/lib/agreements/verifying/verify';
import { importArchive } from '@/lib/archive/importing/import';
import { lineOf, saidWithoutWho } from '@/lib/audit/line.rules';
import { type AuditEntry, readWholeAudit } from '@/lib/audit/queries';
import { readAuditView } from '@/lib/audit/view.rules';
import { getHome } from '@/lib/briefs/home.queries';
import { BRIEF_STATES } from '@/lib/briefs/rules';
import { getFacts } from '@/lib/evaluations/facts/queries';
import { listEvaluations } from '@/lib/evaluations/list.queries';
import { getEarnings } from '@/lib/pay/earnings.queries';
import { getPayOverview } from '@/lib/pay/overview.queries';
import { DEMO_PEOPLE } from '@/lib/people/demo';
import { LINK_COLUMNS, type Link } from '@/lib/platform/record/chain';
import { certificatesIn } from '@/lib/platform/seal/certificates';
import { readWhole } from '@/lib/platform/storage';
import { withActor } from '@/lib/platform/tenancy';
import { findCopy } from '@/lib/platform/tenancy/find-copy';
import { listAsked } from '@/lib/threads/asked.queries';
import { tellDemoStory } from '@/prisma/seed/demo';
import { ADEYEMI_ID, QUAYSIDE_ID } from '@/prisma/seed/marks';
import { checkData } from '@/scripts/data/all';
import { checkWholeRecord } from '@/scripts/steps/whole-record';
import { beginAnew, entriesOf, exportTo, ownFingerprint } from '@/tests/support/archives';
import { addable } from '@/tests/support/facts';
import { inboxOf } from '@/tests/support/inbox';
import { givenDatabase } from '@/tests/support/postgres';
import { recount, recountTurns } from '@/tests/support/recounting';
import { type RunningStripe, startStripe } from '@/tests/support/stripe/stand-in';
import { TEST_KEY } from '@/tests/support/stripe/under-test';

process.env.STORAGE_DIR = mkdtempSync(join(tmpdir(), 'handover-demo-'));

const DAY = 24 * 60 * 60 * 1000;
const { owner, assistant, assistant3 } = DEMO_PEOPLE;

describe('the demo data', () => {
  const database = givenDatabase();
  const begun = new Date();
  /** As the database's owner, past row level security: what is really there. */
  let everything: pg.Client;
  let stripe: RunningStripe;

  beforeAll(async () => {
    everything = new pg.Client({ connectionString: database().ownerUrl });
    await everything.connect();
    stripe = await startStripe();
    Object.assign(process.env, {
      STRIPE_SECRET_KEY: TEST_KEY,
      STRIPE_BASE_URL: stripe.url,
      STRIPE_WEBHOOK_SECRET: 'whsec_of_the_tests',
    });
    await tellDemoStory();
  }, 300_000);
  afterAll(async () => {
    await stripe.close();
    await everything.end();
  });

  async function ask<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []) {
    return (await everything.query<Row>(sql, [...values])).rows;
  }

  async function userId({ email }: { readonly email: string }): Promise<string> {
    const [user] = await ask<{ id: string }>('SELECT id FROM users WHERE email = $1', [email]);
    return user?.id ?? '';
  }

  it('has a brief in every state, and between 25 and 45 of them', async () => {
    const briefs = await ask<{ state: string }>('SELECT state::text FROM briefs');

    expect(new Set(briefs.map(({ state }) => state))).toEqual(new Set(BRIEF_STATES));
    expect(briefs.length).toBeGreaterThanOrEqual(25);
    expect(briefs.length).toBeLessThanOrEqual(45);
  });

  it('lets the owner’s home show something of everything that needs her', async () => {
    const home = await getHome({ userId: await userId(owner), role: 'owner' }, ADEYEMI_ID, new Date());

    expect(home.questions.filter(({ isBlocking }) => isBlocking)).toHaveLength(1);
    expect(home.deliveries).toHaveLength(1);
    expect(home.agreements).toMatchObject([{ assistant: 'Inês Duarte', waitsFor: 'signature' }]);
    // at some hours of the day the question has waited longer than agreed as well
    const worries = home.atRisk.map(({ worry }) => worry).filter((worry) => worry !== 'unanswered');
    expect(worries.sort()).toEqual(['overdue', 'raised']);
    expect(home.inTheirHands).toBeGreaterThanOrEqual(6);
  });

  it('has months of paid work, a week to approve, a payment to confirm, and one that is overdue', async () => {
    const [ruth, maria] = [await userId(owner), await userId(assistant)];
    const adeyemi = await getPayOverview(ruth, ADEYEMI_ID, new Date());
    const earnings = await getEarnings(maria, new Date());

    expect(adeyemi.timesheets).toHaveLength(1);
    expect(adeyemi.assistants.map(({ name }) => name)).toContain('Oluchi Okafor');
    const [studio, workshop] = earnings.businesses;
    expect(studio).toMatchObject({ name: 'Adeyemi Ceramics', toConfirm: 1 });
    expect(workshop?.totals[0]?.overdueMinor).toBeGreaterThan(0);
    const [weeks] = await ask<{ approved: number; returned: number; received: number; said: number }>(
      `SELECT (SELECT count(*) FROM timesheets WHERE state = 'approved')::int AS approved,
              (SELECT count(*) FROM timesheet_reviews WHERE outcome = 'returned')::int AS returned,
              (SELECT count(*) FROM payments WHERE state IN ('confirmed', 'settled'))::int AS received,
              (SELECT count(*) FROM messages m JOIN threads t ON t.id = m.thread_id WHERE t.subject = 'payment')::int AS said`,
    );
    expect(weeks?.approved).toBeGreaterThanOrEqual(24);
    expect(weeks?.returned).toBe(1);
    expect(weeks?.received).toBeGreaterThanOrEqual(10);
    expect(weeks?.said).toBe(3);
  });

  it('has paid one assistant through the stand-in for Stripe: charged, sent, and not yet in the bank', async () => {
    const payments = await ask<{ state: string; name: string; arrivals: number; moves: number }>(
      `SELECT p.state::text, u.name,
         (SELECT count(*)::int FROM payment_arrivals a WHERE a.payment_id = p.id) AS arrivals,
         (SELECT sum(e.amount_minor)::int FROM ledger_entries e JOIN ledger_accounts l ON l.id = e.account_id
          WHERE e.engagement_id = p.engagement_id AND l.kind IN ('stripe', 'underway', 'owed')) AS moves
       FROM payments p JOIN engagements e ON e.id = p.engagement_id JOIN users u ON u.id = e.assistant_user_id
       WHERE p.rail = 'stripe_connect'`,
    );

    expect(payments).toEqual([{ state: 'paid', name: 'Léa Moreau', arrivals: 0, moves: 0 }]);
  });

  it('gives Maria one inbox with work from two businesses, an answer and a message she hasn’t read', async () => {
    const { briefs } = await inboxOf({ userId: await userId(assistant), timeZone: assistant.zone });

    expect(new Set(briefs.map(({ business }) => business))).toEqual(
      new Set(['Adeyemi Ceramics', 'Quayside Bicycles']),
    );
    expect(briefs.some(({ hasNewAnswer }) => hasNewAnswer)).toBe(true);
    expect(briefs.some(({ unread }) => unread > 0)).toBe(true);
  });

  it('lets Oluchi try to sign: an agreement waits for her', async () => {
    const { toSign } = await inboxOf({ userId: await userId(assistant3), timeZone: assistant3.zone });

    expect(toSign).toMatchObject([{ business: 'Quayside Bicycles' }]);
  });

  it('has one agreement in force with each assistant who works, with a copy and a chain that holds', async () => {
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
    const standing = async (sha256: string) => standingOf(await findCopy(sha256));

    expect(copies).toHaveLength(6);
    for (const { sha256, state } of copies) {
      const bytes = (await readWhole(sha256)) ?? Buffer.alloc(0);
      const verdict = await verifyFile(bytes, { certificates, standing });
      const alone = await verifyFile(bytes, { certificates, standing: null });
      expect(verdict).toMatchObject({ sha256, answer: { kind: state === 'in_force' ? 'genuine' : state } });
      expect(alone.answer.kind).toBe('genuine');
    }
  });

  it('has looked back: one evaluation is done, sealed and carried out, one waits for both signatures, and one is due soon', async () => {
    const { rows } = await everything.query(`SELECT
      (SELECT count(*)::int FROM evaluations e JOIN evaluation_copies c ON c.evaluation_id = e.id WHERE e.state = 'done') AS done,
      (SELECT count(*)::int FROM evaluation_adjustments) AS adjusted,
      (SELECT count(*)::int FROM evaluations WHERE state = 'revealed') AS unsigned,
      (SELECT count(*)::int FROM autonomy_decisions WHERE outcome = 'taken') AS let_go,
      (SELECT count(*)::int FROM evaluation_adjustment_uses WHERE playbook_id IS NOT NULL) AS given,
      (SELECT count(*)::int FROM evaluations WHERE state = 'open' AND due_at BETWEEN now() AND now() + interval '14 days') AS soon`);

    expect(rows).toEqual([{ done: 1, adjusted: 3, unsigned: 1, let_go: 1, given: 1, soon: 1 }]);
  });

  it('has an advance that is partly taken back, somebody invited, an address that was moved, and a webhook that is off', async () => {
    const [told] = await ask(`SELECT
      (SELECT sum(amount_minor)::int FROM owed_items WHERE kind = 'advance') AS advanced,
      (SELECT sum(amount_minor)::int FROM owed_items WHERE kind = 'recovery') AS back,
      (SELECT count(*)::int FROM invitations WHERE accepted_at IS NULL) AS invited,
      (SELECT count(*)::int FROM address_changes WHERE changed_at IS NOT NULL) AS moved,
      (SELECT count(*)::int FROM webhooks WHERE off_because = 'by_owner') AS off`);

    expect(told).toMatchObject({ advanced: 18_000, invited: 1, moved: 1, off: 1 });
    expect(Number(told?.back)).toBeLessThan(0);
    expect(Number(told?.back)).toBeGreaterThan(-18_000);
  });

  it('shows what agreements can do: negotiated, drawn, raised, imported, waiting, sent on, ending', async () => {
    const [told] = await ask(`SELECT
      (SELECT count(*)::int FROM clause_comments) AS comments,
      (SELECT count(*)::int FROM clause_proposals) AS proposals,
      (SELECT count(DISTINCT drawn)::int FROM agreement_signatures WHERE drawn IS NOT NULL) AS drawn,
      (SELECT count(*)::int FROM agreements WHERE amends_id IS NOT NULL AND state = 'in_force') AS raised,
      (SELECT count(*)::int FROM agreements WHERE state = 'superseded') AS replaced,
      (SELECT count(*)::int FROM agreement_imports) AS imported,
      (SELECT count(*)::int FROM agreement_recipients) AS recipients,
      (SELECT count(*)::int FROM agreement_terminations WHERE effective_at > now()) AS ending,
      (SELECT count(*)::int FROM mails WHERE kind LIKE '%unsigned%' OR kind LIKE '%remind%') AS reminded`);

    expect(told).toMatchObject({ comments: 2, proposals: 1, drawn: 2, raised: 1, replaced: 1, imported: 1 });
    // an address that an agreement goes to comes along with its amendment
    expect(told).toMatchObject({ recipients: 2, ending: 1 });
    expect(Number(told?.reminded)).toBeGreaterThanOrEqual(1);
  });

  it('leaves everybody something to read, and what is long past is read', async () => {
    const [told] = await ask(`SELECT
      (SELECT count(*)::int FROM notifications WHERE read_at IS NULL AND side = 'owner') AS owners,
      (SELECT count(*)::int FROM notifications WHERE read_at IS NULL AND side = 'assistant') AS assistants,
      (SELECT count(*)::int FROM notifications WHERE read_at IS NULL AND created_at < now() - interval '3 days') AS old,
      (SELECT count(*)::int FROM notifications) AS all`);

    expect(Number(told?.owners)).toBeGreaterThan(0);
    expect(Number(told?.assistants)).toBeGreaterThan(0);
    expect(told?.old).toBe(0);
    expect(Number(told?.all)).toBeGreaterThan(50);
  });

  it('can be read by its owner as sentences, in which everything is called by its name', async () => {
    const reader = { userId: await userId(owner), workspaceId: ADEYEMI_ID, zone: 'UTC' };
    const entries: AuditEntry[] = [];
    for await (const page of readWholeAudit(reader, readAuditView({}))) entries.push(...page);

    const sentences = entries.map((entry) => saidWithoutWho(lineOf(entry, begun)));
    expect(sentences.length).toBeGreaterThan(200);
    expect(sentences.filter((each) => / (somebody|an amount|a week)$|something else|…|_/.test(each))).toEqual(
      [],
    );
    const nameless = entries.filter((entry) => lineOf(entry, begun).name === null);
    expect(new Set(nameless.map(({ subjectKind }) => subjectKind))).toEqual(
      new Set(['message', 'person', 'time_entry', 'workspace']),
    );
  });

  it('stamps everything with the time of the story, never with that of its telling', async () => {
    const columns = await ask<{ name: string; column: string }>(`
      SELECT c.table_name AS name, c.column_name AS column FROM information_schema.columns c
      JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND t.table_name <> '_prisma_migrations'
        AND c.data_type = 'timestamp with time zone'`);
    // hints for pages that are open at that moment, gone within hours
    const told = columns.filter(
      ({ name, column }) =>
        name !== 'live_hints' &&
        // when a transfer left is Stripe's to say, whose clock shows the present
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

  it('leaves no mail older than two days to be sent, some younger ones, and no job that is late', async () => {
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

  it('has facts for each engagement that a recount, brief by brief, comes to as well', async () => {
    const until = new Date(begun.getTime() + DAY);
    const period = { from: new Date(until.getTime() - 120 * DAY), until };
    const me = await userId(owner);
    const places = await ask<{ workspaceId: string; engagementId: string; approved: number }>(
      `SELECT workspace_id AS "workspaceId", engagement_id AS "engagementId", count(*)::int AS approved
       FROM briefs WHERE workspace_id = $1 AND state = 'approved' GROUP BY 1, 2`,
      [ADEYEMI_ID],
    );

    expect(places.length).toBeGreaterThan(1);
    for (const { approved, ...place } of places) {
      const facts = await getFacts(me, place, period, new Date());
      expect(facts && addable(facts.period)).toMatchObject(
        await recount(everything, { ...place, ...period }),
      );
      expect(facts?.period.work.done).toBeGreaterThan(approved / 2);

      const turns = await recountTurns(everything, { ...place, ...period });
      const found = await withActor({ kind: 'user', userId: me }, (tx) =>
        listAsked(tx, place, period, new Date()),
      );
      const inOrder = (times: readonly Date[]) => times.map((time) => time.toISOString()).sort();
      expect(inOrder(found.rows.map(({ askedAt }) => askedAt))).toEqual(
        inOrder(turns.map(({ askedAt }) => askedAt)),
      );
    }
  });

  it('writes to addresses that nobody has', async () => {
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

  // the last: it makes of this installation another one
  it('fits into two archives, out of which another installation shows and proves the same', async () => {
    const [ruth, maria] = [await userId(owner), await userId(assistant)];
    const at = new Date();
    const pages = async () => ({
      home: await getHome({ userId: ruth, role: 'owner' }, ADEYEMI_ID, at),
      pay: await getPayOverview(ruth, ADEYEMI_ID, at),
      evaluations: await listEvaluations(ruth, ADEYEMI_ID, at),
      earnings: await getEarnings(maria, at),
      inbox: (await inboxOf({ userId: maria, timeZone: assistant.zone })).briefs,
    });
    const copies = () =>
      ask<{ sha256: string }>(
        'SELECT sha256 FROM agreement_copies UNION SELECT sha256 FROM evaluation_copies',
      );
    const derived = () =>
      Promise.all(
        ['brief_words', 'inbox_places', 'open_owed', 'search_entries'].map((table) =>
          ask(`SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM ${table} t`),
        ),
      );
    const [shown, sealed, kept] = [await pages(), await copies(), await derived()];
    const folder = mkdtempSync(join(tmpdir(), 'handover-demo-archives-'));
    const file = (id: string) => join(folder, `${id}.zip`);
    const businesses = [ADEYEMI_ID, QUAYSIDE_ID];
    for (const id of businesses) await exportTo(file(id), id);
    const trusted = [await ownFingerprint()];
    await everything.end();
    await beginAnew(database().ownerUrl);

    for (const id of businesses) await importArchive(file(id), { ownerUrl: database().ownerUrl, trusted });

    everything = new pg.Client({ connectionString: database().ownerUrl });
    await everything.connect();
    expect(await pages()).toEqual(shown);
    expect(await derived()).toEqual(kept);
    const certificates = certificatesIn(await sealCertificates());
    const standing = async (sha256: string) => standingOf(await findCopy(sha256));
    for (const { sha256 } of sealed) {
      const verdict = await verifyFile((await readWhole(sha256)) ?? Buffer.alloc(0), {
        certificates,
        standing,
      });
      expect(['genuine', 'superseded', 'terminated', 'expired']).toContain(verdict.answer.kind);
    }
    for (const id of businesses) {
      await exportTo(join(folder, 'again.zip'), id);
      const [before, after] = [await entriesOf(file(id)), await entriesOf(join(folder, 'again.zip'))];
      const rows = [...before].filter(([name]) => name.startsWith('rows/') && !name.includes('audit_events'));
      expect(rows.filter(([name, bytes]) => !after.get(name)?.equals(bytes)).map(([name]) => name)).toEqual(
        [],
      );
    }
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
});
