import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { EvidenceSection } from '@/components/evidence/evidence-section';
import { SeenHere } from '@/components/notifications/seen-here';
import { AdvanceForm } from '@/components/pay/advance-form';
import { CostChart } from '@/components/pay/cost-chart';
import { ExpensesList } from '@/components/pay/expenses-list';
import { ExtraForm } from '@/components/pay/extra-form';
import { PaymentsList } from '@/components/pay/payments-list';
import { StatementView } from '@/components/pay/statement-view';
import { LinkButton } from '@/components/ui/button';
import { PageHead, PageSection } from '@/components/ui/page';
import { listEvidence } from '@/lib/evidence/queries';
import { getExtrasRoom } from '@/lib/pay/extras/extras.queries';
import { hasUnpaid } from '@/lib/pay/overview.queries';
import { getStatement, LINES_SHOWN, statementAsked } from '@/lib/pay/statements/statement.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { isId, newId } from '@/lib/platform/ids';

type StatementPageProps = {
  readonly params: Promise<{ workspace: string; engagement: string }>;
  readonly searchParams: Promise<Record<string, unknown>>;
};

const load = cache(
  async (
    slug: string,
    engagementId: string,
    year: number | null,
    expensesFrom: string | null,
    paidBefore: string | null,
  ) => {
    const { signedIn, workspace, role } = await requireStaff(slug);
    if (role !== 'owner' || !isId(engagementId)) notFound();
    const place = { workspaceId: workspace.id, engagementId };
    const [statement, evidence, room] = await Promise.all([
      getStatement(signedIn.userId, place, year, now(), {
        lines: LINES_SHOWN,
        expensesFrom,
        payments: { paidBefore, areUnansweredApart: false },
      }),
      listEvidence(signedIn.userId, place),
      getExtrasRoom(signedIn.userId, place),
    ]);
    return statement ? { statement, evidence, room } : notFound();
  },
);

export async function generateMetadata({ params, searchParams }: StatementPageProps): Promise<Metadata> {
  const { workspace: slug, engagement: engagementId } = await params;
  const { year, expensesFrom, paidBefore } = statementAsked(await searchParams);
  const { statement } = await load(slug, engagementId, year, expensesFrom, paidBefore);
  return { title: `Statement of ${statement.assistant}` };
}

/** The statement of one assistant, as both sides see it, and what an owner can do about it. */
export default async function StatementPage({ params, searchParams }: StatementPageProps) {
  const { workspace: slug, engagement: engagementId } = await params;
  const { signedIn, workspace } = await requireStaff(slug);
  const { year, expense, expensesFrom, paidBefore } = statementAsked(await searchParams);
  const at = now();
  const place = { workspaceId: workspace.id, engagementId };
  const { statement, evidence, room } = await load(slug, engagementId, year, expensesFrom, paidBefore);
  const address = addresses.statement(slug, engagementId);
  const mayRecord = hasUnpaid(statement);
  return (
    <>
      <PageHead
        title={statement.assistant}
        intro="What was earned, what was paid, and what is still owed. You both see the same."
        back={{ href: addresses.pay(slug), label: 'Pay' }}
        actions={
          <>
            {mayRecord ? (
              <LinkButton href={addresses.recordPayment(slug, engagementId)}>Record a payment</LinkButton>
            ) : null}
            <LinkButton look="quiet" href={addresses.payRail(slug, engagementId)}>
              How they are paid
            </LinkButton>
          </>
        }
      />
      <StatementView statement={statement} reader={{ side: 'owner', slug }} address={address} now={at} />
      <PaymentsList
        reader="owner"
        payments={statement.payments}
        address={(id) => addresses.payment(slug, id)}
        page={{ address, paidBefore, olderPayments: statement.olderPayments }}
        zone={statement.business.timeZone}
        now={at}
      />
      <ExpensesList
        reader="owner"
        statement={statement}
        address={address}
        expensesFrom={expensesFrom}
        markedId={expense}
        now={at}
      />
      {statement.costs.length > 0 ? (
        <PageSection title={`What ${statement.assistant} costs you`}>
          <CostChart costs={statement.costs} />
        </PageSection>
      ) : null}
      <PageSection title="Add to what is owed" id="add" className="print:hidden">
        <details>
          <summary className="fold-link">A bonus, something customary, or a correction</summary>
          <ExtraForm {...place} fresh={newId()} room={room} />
        </details>
        {statement.endedAt ? null : (
          <details className="mt-2">
            <summary className="fold-link">An advance, taken back out of later pay</summary>
            <AdvanceForm {...place} fresh={newId()} />
          </details>
        )}
      </PageSection>
      <EvidenceSection evidence={evidence} {...place} zone={signedIn.timeZone} now={at} />
      <SeenHere
        userId={signedIn.userId}
        workspaceId={workspace.id}
        subject="statement"
        subjectId={engagementId}
      />
    </>
  );
}
