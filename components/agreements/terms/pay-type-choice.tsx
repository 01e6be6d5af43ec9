import { RowList } from '@/components/ui/row-list';
import type { PayType } from '@/lib/agreements/terms/terms.rules';
import { addresses } from '@/lib/platform/addresses/addresses';

const PAID_FOR: readonly { readonly payType: PayType; readonly title: string; readonly detail: string }[] = [
  { payType: 'hourly', title: 'Hours', detail: 'A rate per hour, with or without a limit.' },
  { payType: 'fixed', title: 'Pieces of work', detail: 'A price per brief.' },
  { payType: 'retainer', title: 'A period', detail: 'A steady amount, such as one per month.' },
];

/** What an agreement signed elsewhere pays for: it decides which terms there are. */
export function PayTypeChoice({ slug, engagementId }: { slug: string; engagementId: string }) {
  return (
    <RowList
      label="Paid for"
      rows={PAID_FOR.map(({ payType, title, detail }) => ({
        href: `${addresses.importAgreement(slug, engagementId)}&pay=${payType}`,
        title,
        detail,
      }))}
    />
  );
}
