import { AgreedDisputes } from '@/components/agreements/agreed-link';
import { Thread } from '@/components/threads/thread';
import { NearLink } from '@/components/ui/near-link';
import { PageSection } from '@/components/ui/page';
import type { PaymentPage } from '@/lib/pay/payments/payment.queries';
import type { PaymentRole } from '@/lib/pay/payments/payments.rules';
import { hasArrived } from '@/lib/pay/payments/receipt.rules';
import type { PageReader } from '@/lib/platform/addresses/addresses-for';
import { SUBJECTS } from '@/lib/threads/subjects';
import { PaymentView } from './payments-list';

type PaymentTalkProps = {
  readonly page: PaymentPage;
  readonly actsAs: PaymentRole;
  readonly place: PageReader;
  /** the whole account's; null for those who can't see it */
  readonly statement: string | null;
  readonly zone: string;
  readonly now: Date;
};

/** One payment on its own page: what was sent and answered, and its conversation. */
export function PaymentTalk({ page, actsAs, place, statement, zone, now }: PaymentTalkProps) {
  const { payment, thread, assistant, business, disputedUnder: agreementId } = page;
  const { id, engagementId } = payment;
  const other = place.side === 'owner' ? assistant : business;
  return (
    <>
      <PageSection title="The payment">
        <PaymentView payment={payment} reader={actsAs} zone={business.zone} now={now} />
        {agreementId === null ? null : (
          <p className="mt-2">
            <AgreedDisputes under={{ reader: place, agreementId, asOf: payment.recordedAt }} />
          </p>
        )}
        <p className="mt-2 flex flex-wrap gap-x-6 empty:hidden" data-no-print>
          {hasArrived(payment) && actsAs !== 'manager' ? (
            <a href={`${SUBJECTS.payment.address(place, { id, engagementId })}/receipt`} className="link">
              Receipt as PDF
            </a>
          ) : null}
          {statement ? (
            <NearLink href={`${statement}#payments`} className="link">
              The whole statement
            </NearLink>
          ) : null}
        </p>
      </PageSection>
      {thread ? (
        <Thread
          thread={thread}
          reader={{ side: place.side, zone, now }}
          address={SUBJECTS.payment.address(place, { id, engagementId })}
          other={other ?? undefined}
        />
      ) : null}
    </>
  );
}
