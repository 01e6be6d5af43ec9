import { expect, it } from 'vitest';
import { lineOf, saidWithoutWho } from '@/lib/audit/line.rules';
import { type AuditEntry, readWholeAudit } from '@/lib/audit/queries';
import { readAuditView } from '@/lib/audit/view.rules';
import { getHome } from '@/lib/briefs/home/home.queries';
import { BRIEF_STATES } from '@/lib/briefs/rules';
import { getEarnings } from '@/lib/pay/earnings.queries';
import { getPayOverview } from '@/lib/pay/overview.queries';
import { DEMO_PEOPLE } from '@/lib/people/signing-in/demo';
import { ADEYEMI_ID } from '@/prisma/seed/marks';
import { inboxOf } from '@/tests/support/inbox';
import type { ToldDemo } from '@/tests/support/told-demo';

const { owner, assistant, assistant3 } = DEMO_PEOPLE;

/** What the people of the demo find on their pages. */
export function showsOnPages({ ask, userId, begun }: ToldDemo): void {
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
    // at some hours of the day the question has also waited longer than agreed
    const reasons = home.atRisk
      .map(({ riskReason }) => riskReason)
      .filter((reason) => reason !== 'unanswered');
    expect(reasons.sort()).toEqual(['overdue', 'raised']);
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

  it('has evaluated: one evaluation is done, sealed and carried out, one waits for both signatures, and one is due soon', async () => {
    const rows = await ask(`SELECT
      (SELECT count(*)::int FROM evaluations e JOIN evaluation_copies c ON c.evaluation_id = e.id WHERE e.state = 'done') AS done,
      (SELECT count(*)::int FROM evaluation_adjustments) AS adjusted,
      (SELECT count(*)::int FROM evaluations WHERE state = 'revealed') AS unsigned,
      (SELECT count(*)::int FROM autonomy_decisions WHERE outcome = 'taken') AS let_go,
      (SELECT count(*)::int FROM evaluation_adjustment_uses WHERE playbook_id IS NOT NULL) AS given,
      (SELECT count(*)::int FROM evaluations WHERE state = 'open' AND due_at BETWEEN now() AND now() + interval '14 days') AS soon`);

    expect(rows).toEqual([{ done: 1, adjusted: 3, unsigned: 1, let_go: 1, given: 1, soon: 1 }]);
  });

  it('has an advance that is partly taken back, an open invitation, a changed address, and a webhook that is off', async () => {
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

  it('shows what agreements can do: negotiated, signed by hand, raised, imported, waiting, sent on, ending', async () => {
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
    // an address that an agreement's copy goes to carries over to its amendment
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
}
