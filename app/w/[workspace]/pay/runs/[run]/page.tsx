import { notFound } from 'next/navigation';
import { ChargeReport } from '@/components/pay/stripe/charge-report';
import { RunActions } from '@/components/pay/stripe/run-actions';
import { RunPayments } from '@/components/pay/stripe/run-payments';
import { Facts } from '@/components/ui/facts';
import { PageHead, PageSection } from '@/components/ui/page';
import { shownMoney } from '@/components/ui/shown-money';
import { Sums } from '@/components/ui/sums';
import { methodKindInWords } from '@/lib/pay/stripe/methods/methods.rules';
import { getRunPage, type RunPage } from '@/lib/pay/stripe/pages.queries';
import { requireStaff, titleForOwners } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { isFresh } from '@/lib/platform/auth/fresh';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';
import { pollUntil } from '@/lib/platform/process/poll-until';
import { formatInstant } from '@/lib/platform/time/format';

export const generateMetadata = titleForOwners('Pay run');

type RunPageProps = { readonly params: Promise<{ workspace: string; run: string }> };

/** A pay run: exactly what is charged, to whom it goes and for what, and its progress. */
export default async function PayRunPage({ params }: RunPageProps) {
  const { workspace: slug, run: id } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  if (role !== 'owner' || !isId(id)) notFound();
  const run = await pollUntil(
    () => getRunPage(signedIn.userId, workspace.id, id),
    (found) => found === null || !(found.approvedAt && ['none', 'asked'].includes(found.chargeState)),
    10,
  );
  if (!run) notFound();
  const at = now();
  return (
    <>
      <PageHead
        title={`Pay run of ${formatInstant(run.preparedAt, signedIn.timeZone, at)}`}
        intro={run.approvedAt ? undefined : notYet(run)}
        back={{ href: addresses.pay(slug), label: 'Pay' }}
      />
      <PageSection title={titleOf(run)}>
        <WhatIsCharged run={run} />
        <div className="mt-6 grid gap-4">
          <ChargeReport run={run} />
          <RunActions run={run} slug={slug} isFresh={isFresh(signedIn.authenticatedAt, at)} />
        </div>
      </PageSection>
      <PageSection title="To whom, and for what">
        <RunPayments run={run} slug={slug} zone={signedIn.timeZone} now={at} />
      </PageSection>
    </>
  );
}

function notYet({ method }: RunPage): string {
  return method
    ? 'Nothing is charged yet. This is exactly what would be.'
    : 'Nothing is paid out yet. This is exactly what would be.';
}

function titleOf({ method, approvedAt }: RunPage): string {
  if (!method) return approvedAt ? 'What is paid out' : 'What would be paid out';
  return approvedAt ? 'What is charged' : 'What would be charged';
}

function WhatIsCharged({ run }: { run: RunPage }) {
  const { payments, currency, totalMinor, feeMinor, borneMinor, method, charged } = run;
  const money = (minor: number) => shownMoney({ minor, currency });
  const owed = {
    name: payments.length === 1 ? 'Owed to the assistant' : `Owed to ${payments.length} assistants`,
    value: money(totalMinor),
  };
  if (!method) return <Facts facts={[owed, ...FROM_BALANCE]} />;
  // after a decline another may have been charged than the one it was prepared with
  const from = charged ?? method;
  return (
    <>
      <Sums
        parts={[owed, { name: 'Stripe’s fee, on top', value: money(feeMinor) }]}
        sum={{ name: 'Charged in all', value: money(totalMinor + feeMinor) }}
      />
      <p className="mt-3 max-w-measure text-quiet">
        From {from.label}, {methodKindInWords(from.kind).toLowerCase()}.
        {borneMinor > 0 ? ` Stripe takes ${money(borneMinor)} of what is owed, as agreed with them.` : ''}
      </p>
    </>
  );
}

const FROM_BALANCE = [
  { name: 'Stripe’s fee', value: 'Comes out of the same balance; Stripe doesn’t say ahead how much' },
  { name: 'From', value: 'Your balance at Stripe' },
];
