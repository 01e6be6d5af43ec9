import { notFound } from 'next/navigation';
import { RecordForm } from '@/components/pay/record-form';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page';
import { getStatement } from '@/lib/pay/statements/statement.queries';
import { requireStaff, titleForOwners } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { isId, newId } from '@/lib/platform/ids';
import { dateIn } from '@/lib/platform/time/zones';

export const generateMetadata = titleForOwners('Record a payment');

type RecordPageProps = { readonly params: Promise<{ workspace: string; engagement: string }> };

export default async function RecordPage({ params }: RecordPageProps) {
  const { workspace: slug, engagement: engagementId } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  if (role !== 'owner' || !isId(engagementId)) notFound();
  const at = now();
  const statement = await getStatement(
    signedIn.userId,
    { workspaceId: workspace.id, engagementId },
    null,
    at,
    { lines: 0, expensesFrom: null },
  );
  if (!statement) notFound();
  const isOwed = statement.open.some(({ isInPayment, amountMinor }) => !isInPayment && amountMinor > 0);
  return (
    <>
      <PageHead
        title={`Record a payment to ${statement.assistant}`}
        intro="For money that you have sent yourself: by Wise, PayPal, Payoneer, your bank, or in cash."
        back={{ href: addresses.statement(slug, engagementId), label: statement.assistant }}
      />
      {isOwed ? (
        <RecordForm
          statement={statement}
          currency={workspace.currency}
          fresh={newId()}
          today={dateIn(at, signedIn.timeZone)}
          now={at}
        />
      ) : (
        <EmptyState title="Nothing is owed">
          A payment is recorded for what is owed, so that each piece of work is paid once. A bonus is added on
          the statement first.
        </EmptyState>
      )}
    </>
  );
}
