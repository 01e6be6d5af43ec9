import { notFound } from 'next/navigation';
import { methodChoices } from '@/components/pay/method-choices';
import { owedInWords } from '@/components/pay/owed-words';
import { RecordManyForm } from '@/components/pay/record-many/record-many-form';
import { PageHead } from '@/components/ui/page';
import { shownMoney } from '@/components/ui/shown-money';
import { partKey } from '@/lib/pay/owed/owed-fields.rules';
import { getToRecord, type ToRecord } from '@/lib/pay/to-pay.queries';
import { requireStaff, titleForOwners } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { sumOf } from '@/lib/platform/money/money-arithmetic';
import { dateIn } from '@/lib/platform/time/zones';

export const generateMetadata = titleForOwners('Record payments');

type RecordManyPageProps = { readonly params: Promise<{ workspace: string }> };

/** Where an owner who has sent money to several assistants records all of it at once. */
export default async function RecordManyPage({ params }: RecordManyPageProps) {
  const { workspace: slug } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  if (role !== 'owner') notFound();
  const at = now();
  const { parts, lastMethod } = await getToRecord(signedIn.userId, workspace.id, at);
  return (
    <>
      <PageHead
        title="Record payments"
        intro="For money that you have sent yourself, to several assistants on the same day and in the same way. A payment in another currency, with a fee or with proof is recorded on the statement it belongs to."
        back={{ href: addresses.pay(slug), label: 'Pay' }}
      />
      <RecordManyForm
        workspaceId={workspace.id}
        slug={slug}
        parts={parts.map((part) => recordable(part, at))}
        methods={methodChoices(lastMethod)}
        today={dateIn(at, signedIn.timeZone)}
      />
    </>
  );
}

function recordable(
  { engagementId, name, currency, items, isThroughStripe }: ToRecord['parts'][number],
  at: Date,
) {
  const minor = sumOf(items.map(({ amountMinor }) => amountMinor));
  return {
    key: partKey(engagementId, currency),
    name,
    isThroughStripe,
    legend: `${name}: ${shownMoney({ minor, currency })}`,
    items: items.map((item) => owedInWords(item, at)),
  };
}
