import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SeenHere } from '@/components/notices/seen-here';
import { PaymentTalk } from '@/components/pay/payment-talk';
import { lookAsked } from '@/components/threads/look-asked';
import { PageHead } from '@/components/ui/page';
import { getPaymentPage } from '@/lib/pay/payment.queries';
import { requireAssistant } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';
import { formatMoney } from '@/lib/platform/money';
import type { Asked } from '@/lib/threads/looking.rules';

export const metadata: Metadata = { title: 'Payment' };

type OwnPaymentPageProps = {
  readonly params: Promise<{ workspace: string; payment: string }>;
  readonly searchParams: Promise<Asked>;
};

/** One payment for whom it was sent to. */
export default async function OwnPaymentPage({ params, searchParams }: OwnPaymentPageProps) {
  const { workspace: workspaceId, payment: id } = await params;
  const { userId, timeZone } = await requireAssistant();
  if (!isId(workspaceId) || !isId(id)) notFound();
  const look = lookAsked(await searchParams);
  const page = await getPaymentPage(userId, 'assistant', { workspaceId, id }, look);
  if (!page) notFound();
  const { amountMinor, currency, engagementId } = page.payment;
  const statement = addresses.inboxStatement(workspaceId, engagementId);
  return (
    <>
      <PageHead
        title={`${formatMoney({ minor: amountMinor, currency })} from ${page.business.name}`}
        back={{ href: statement, label: 'Statement' }}
      />
      <PaymentTalk
        page={page}
        actsAs="assistant"
        place={{ side: 'assistant', workspaceId }}
        statement={statement}
        zone={timeZone}
        now={now()}
      />
      <SeenHere userId={userId} workspaceId={workspaceId} subject="payment" subjectId={id} />
    </>
  );
}
