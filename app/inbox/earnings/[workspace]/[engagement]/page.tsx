import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { EvidenceSection } from '@/components/evidence/evidence-section';
import { SeenHere } from '@/components/notifications/seen-here';
import { ExpensesList } from '@/components/pay/expenses-list';
import { HandInExpense } from '@/components/pay/hand-in-expense';
import { PaymentsList } from '@/components/pay/payments-list';
import { StatementView } from '@/components/pay/statement-view';
import { PageHead } from '@/components/ui/page';
import { listEvidence } from '@/lib/evidence/queries';
import { getStatement, LINES_SHOWN, statementAsked } from '@/lib/pay/statements/statement.queries';
import { requireAssistant } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';
import { dateIn } from '@/lib/platform/time/zones';

type StatementPageProps = {
  readonly params: Promise<{ workspace: string; engagement: string }>;
  readonly searchParams: Promise<Record<string, unknown>>;
};

const load = cache(
  async (
    workspaceId: string,
    engagementId: string,
    year: number | null,
    expensesFrom: string | null,
    paidBefore: string | null,
  ) => {
    const { userId } = await requireAssistant();
    if (!isId(workspaceId) || !isId(engagementId)) notFound();
    const statement = await getStatement(userId, { workspaceId, engagementId }, year, now(), {
      lines: LINES_SHOWN,
      expensesFrom,
      payments: { paidBefore, areUnansweredApart: true },
    });
    return statement?.assistantUserId === userId ? statement : notFound();
  },
);

export async function generateMetadata({ params, searchParams }: StatementPageProps): Promise<Metadata> {
  const { workspace: workspaceId, engagement: engagementId } = await params;
  const { year, expensesFrom, paidBefore } = statementAsked(await searchParams);
  const { business } = await load(workspaceId, engagementId, year, expensesFrom, paidBefore);
  return { title: `Statement with ${business.name}` };
}

/** An assistant's statement with one business, as both sides see it, and their answers to what was sent. */
export default async function StatementPage({ params, searchParams }: StatementPageProps) {
  const { workspace: workspaceId, engagement: engagementId } = await params;
  const { userId, timeZone } = await requireAssistant();
  const { year, expense, expensesFrom, paidBefore } = statementAsked(await searchParams);
  const at = now();
  const place = { workspaceId, engagementId };
  const statement = await load(workspaceId, engagementId, year, expensesFrom, paidBefore);
  const evidence = await listEvidence(userId, place);
  const address = addresses.inboxStatement(workspaceId, engagementId);
  const paymentAt = (id: string) => addresses.inboxPayment(workspaceId, id);
  return (
    <>
      <PageHead
        title={statement.business.name}
        intro="What was earned, what was paid, and what is still owed. You both see the same."
        back={{ href: addresses.inboxEarnings(), label: 'Earnings' }}
      />
      <PaymentsList
        title="Payments for you to confirm"
        reader="assistant"
        payments={statement.unanswered}
        address={paymentAt}
        zone={statement.business.timeZone}
        now={at}
      />
      <StatementView
        statement={statement}
        reader={{ side: 'assistant', workspaceId }}
        address={address}
        now={at}
      />
      <ExpensesList
        reader="assistant"
        statement={statement}
        address={address}
        expensesFrom={expensesFrom}
        markedId={expense}
        now={at}
      />
      <HandInExpense place={place} statement={statement} today={dateIn(at, timeZone)} now={at} />
      <PaymentsList
        reader="assistant"
        payments={statement.payments}
        address={paymentAt}
        page={{ address, paidBefore, olderPayments: statement.olderPayments }}
        zone={statement.business.timeZone}
        now={at}
      />
      <EvidenceSection
        evidence={evidence}
        {...place}
        zone={timeZone}
        now={at}
        isFormers={statement.endedAt !== null}
      />
      <SeenHere userId={userId} workspaceId={workspaceId} subject="statement" subjectId={engagementId} />
    </>
  );
}
