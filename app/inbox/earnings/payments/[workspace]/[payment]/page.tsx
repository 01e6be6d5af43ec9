import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { SeenHere } from '@/components/notifications/seen-here';
import { NextToConfirm } from '@/components/pay/next-to-confirm';
import { PaymentTalk } from '@/components/pay/payment-talk';
import { lookFromAddress } from '@/components/threads/look-from-address';
import { PageHead } from '@/components/ui/page';
import { shownMoney } from '@/components/ui/shown-money';
import { getPaymentsAsked } from '@/lib/pay/asked.queries';
import { getPaymentPage } from '@/lib/pay/payments/payment.queries';
import { requireAssistant } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';
import type { Asked, Look } from '@/lib/threads/thread/looking.rules';

type OwnPaymentPageProps = {
  readonly params: Promise<{ workspace: string; payment: string }>;
  readonly searchParams: Promise<Asked>;
};

const load = cache(async (workspaceId: string, id: string, look: Look) => {
  const { userId } = await requireAssistant();
  if (!isId(workspaceId) || !isId(id)) notFound();
  return (await getPaymentPage(userId, 'assistant', { workspaceId, id }, look)) ?? notFound();
});

export async function generateMetadata({ params, searchParams }: OwnPaymentPageProps): Promise<Metadata> {
  const { workspace: workspaceId, payment: id } = await params;
  return { title: titleOf(await load(workspaceId, id, lookFromAddress(await searchParams))) };
}

/** One payment for whom it was sent to. */
export default async function OwnPaymentPage({ params, searchParams }: OwnPaymentPageProps) {
  const { workspace: workspaceId, payment: id } = await params;
  const { userId, timeZone } = await requireAssistant();
  const page = await load(workspaceId, id, lookFromAddress(await searchParams));
  const { engagementId, state } = page.payment;
  const statement = addresses.inboxStatement(workspaceId, engagementId);
  return (
    <>
      <PageHead title={titleOf(page)} back={{ href: statement, label: 'Statement' }} />
      <PaymentTalk
        page={page}
        actsAs="assistant"
        place={{ side: 'assistant', workspaceId }}
        statement={statement}
        zone={timeZone}
        now={now()}
      />
      {/* while this one waits itself, that is what there is to answer */}
      {state === 'recorded' ? null : <NextToConfirm waiting={await getPaymentsAsked(userId)} />}
      <SeenHere userId={userId} workspaceId={workspaceId} subject="payment" subjectId={id} />
    </>
  );
}

function titleOf({ payment: { amountMinor, currency }, business }: Awaited<ReturnType<typeof load>>): string {
  return `${shownMoney({ minor: amountMinor, currency })} from ${business.name}`;
}
