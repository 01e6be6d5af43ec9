import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { SeenHere } from '@/components/notifications/seen-here';
import { PaymentTalk } from '@/components/pay/payment-talk';
import { lookFromAddress } from '@/components/threads/look-from-address';
import { PageHead } from '@/components/ui/page';
import { shownMoney } from '@/components/ui/shown-money';
import { getPaymentPage } from '@/lib/pay/payments/payment.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';
import type { Asked, Look } from '@/lib/threads/thread/looking.rules';

type PaymentPageProps = {
  readonly params: Promise<{ workspace: string; payment: string }>;
  readonly searchParams: Promise<Asked>;
};

const load = cache(async (slug: string, id: string, look: Look) => {
  const { signedIn, workspace } = await requireStaff(slug);
  const ref = { workspaceId: workspace.id, id };
  return (isId(id) ? await getPaymentPage(signedIn.userId, 'owner', ref, look) : null) ?? notFound();
});

export async function generateMetadata({ params, searchParams }: PaymentPageProps): Promise<Metadata> {
  const { workspace: slug, payment: id } = await params;
  return { title: titleOf(await load(slug, id, lookFromAddress(await searchParams))) };
}

/**
 * One payment for the business that sent it. A manager can read and talk about it, as about an agreement; an owner
 * acts.
 */
export default async function PaymentPage({ params, searchParams }: PaymentPageProps) {
  const { workspace: slug, payment: id } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  const page = await load(slug, id, lookFromAddress(await searchParams));
  const { engagementId } = page.payment;
  return (
    <>
      <PageHead
        title={titleOf(page)}
        back={
          role === 'owner'
            ? { href: addresses.statement(slug, engagementId), label: 'Statement' }
            : { href: addresses.assistant(slug, engagementId), label: page.assistant?.name ?? 'Assistant' }
        }
      />
      <PaymentTalk
        page={page}
        actsAs={role}
        place={{ side: 'owner', slug }}
        statement={role === 'owner' ? addresses.statement(slug, engagementId) : null}
        zone={signedIn.timeZone}
        now={now()}
      />
      <SeenHere userId={signedIn.userId} workspaceId={workspace.id} subject="payment" subjectId={id} />
    </>
  );
}

function titleOf({
  payment: { amountMinor, currency },
  assistant,
}: Awaited<ReturnType<typeof load>>): string {
  return `${shownMoney({ minor: amountMinor, currency })}${assistant ? ` to ${assistant.name}` : ''}`;
}
