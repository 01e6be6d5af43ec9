import { NextOne } from '@/components/ui/next-one';
import { shownMoney } from '@/components/ui/shown-money';
import type { AskedPayment } from '@/lib/pay/asked.queries';
import { addresses } from '@/lib/platform/addresses/addresses';

/** After an answer about a payment, leads to the one that has waited longest for confirmation, in any business. */
export function NextToConfirm({ waiting }: { waiting: readonly AskedPayment[] }) {
  const [next] = waiting;
  if (!next) return null;
  const { workspaceId, id, business, currency, amountMinor: minor } = next;
  return (
    <NextOne href={addresses.inboxPayment(workspaceId, id)}>
      {waiting.length === 1 ? 'One more payment waits' : `${waiting.length} more payments wait`} for your
      word: {shownMoney({ minor, currency })} from {business}
    </NextOne>
  );
}
