import { addresses, type PageReader } from '@/lib/platform/addresses';

/** @returns where a reader follows a payment, finds its receipt and discusses it. */
export function paymentPlace(reader: PageReader, paymentId: string): string {
  return reader.side === 'owner'
    ? addresses.payment(reader.slug, paymentId)
    : addresses.inboxPayment(reader.workspaceId, paymentId);
}
