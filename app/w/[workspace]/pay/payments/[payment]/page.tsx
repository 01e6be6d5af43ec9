import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SeenHere } from '@/components/notices/seen-here';
import { PaymentTalk } from '@/components/pay/payment-talk';
import { lookAsked } from '@/components/threads/look-asked';
import { PageHead } from '@/components/ui/page';
import { getPaymentPage } from '@/lib/pay/payment.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';
import { formatMoney } from '@/lib/platform/money';
import type { Asked } from '@/lib/threads/looking.rules';

export const metadata: Metadata = { title: 'Payment' };

type PaymentPageProps = {
  readonly params: Promise<{ workspace: string; payment: string }>;
  readonly searchParams: Promise<Asked>;
};

/** One payment for the business that sent it. A manager reads and talks about it, as about an agreement; an owner acts. */
export default async function PaymentPage({ params, searchParams }: PaymentPageProps) {
  const { workspace: slug, payment: id } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  if (!isId(id)) notFound();
  const look = lookAsked(await searchParams);
  const page = await getPaymentPage(signedIn.userId, 'owner', { workspaceId: workspace.id, id }, look);
  if (!page) notFound();
  const { amountMinor, currency, engagementId } = page.payment;
  const to = page.assistant ? ` to ${page.assistant.name}` : '';
  return (
    <>
      <PageHead
        title={`${formatMoney({ minor: amountMinor, currency })}${to}`}
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
