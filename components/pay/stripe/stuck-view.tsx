import type { ReactNode } from 'react';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { EmptyState } from '@/components/ui/empty-state';
import { shownMoney } from '@/components/ui/shown-money';
import { retryStuck } from '@/lib/pay/runs/retrying.actions';
import type { Stuck } from '@/lib/pay/stripe/stuck.queries';
import { now } from '@/lib/platform/clock';
import { formatInstant } from '@/lib/platform/time/format';

/**
 * Retries everything that waits. By itself a job is retried for two days (`defineJob`), less and less often, and no
 * longer.
 */
function AskAgain() {
  return (
    <ActionForm action={retryStuck} label="Ask again" className="mt-6 grid gap-3">
      <p className="max-w-measure text-quiet">
        Each request is retried for two days, less and less often, and then waits for you. Check with npm run
        doctor that Stripe and the worker are running, then ask for all of it again. Nothing is done twice.
      </p>
      <FormMessage />
      <Submit pending="Asking…" done="Asked for, all of it">
        Ask again now
      </Submit>
    </ActionForm>
  );
}

type StuckViewProps = { readonly stuck: Stuck; readonly isStripeSetUp: boolean; readonly zone: string };

/** What doesn't go on by itself, and what to do about each kind. */
export function StuckView({ stuck, isStripeSetUp, zone }: StuckViewProps) {
  const { steps, events, differences, comparison, refundedByHand } = stuck;
  const at = (instant: Date) => formatInstant(instant, zone, now());
  if (!isStripeSetUp)
    return <EmptyState title="Stripe isn’t set up">Without it, nothing can be stuck.</EmptyState>;
  const isCalm = steps.length + events.length + differences.length === 0;
  return (
    <>
      <p className="text-quiet">
        {comparison
          ? `The books were compared with Stripe on ${at(comparison.ranAt)}: ${comparison.compared} movements, ${comparison.different} different.`
          : 'The books haven’t been compared with Stripe yet. A worker does so each day.'}
      </p>
      {isCalm ? <EmptyState title="Nothing is stuck">Every request has been answered.</EmptyState> : null}
      {differences.length > 0 ? (
        <StuckPart title="The books and Stripe differ">
          <p className="mb-3 max-w-measure text-quiet">
            Look each up in Stripe’s dashboard by its id. If Stripe was only late in telling us, it is
            corrected by itself and gone after the next comparison.
          </p>
          <ul className="divide-y divide-line">
            {differences.map(({ id, movement, currency, stripeMinor, bookedMinor, foundAt }) => (
              <li key={id} className="py-3">
                {movement}: {shownMoney({ minor: stripeMinor, currency })} at Stripe,{' '}
                {shownMoney({ minor: bookedMinor, currency })} in the books, since {at(foundAt)}
              </li>
            ))}
          </ul>
        </StuckPart>
      ) : null}
      {refundedByHand.length > 0 ? (
        <StuckPart title="Refunded in Stripe’s dashboard">
          <p className="mb-3 max-w-measure text-quiet">
            Nobody asked for these in Handover. The books have them as going back to the business, out of your
            balance at Stripe. What was sent to an assistant stays theirs, and nothing is owed again.
          </p>
          <ul className="divide-y divide-line">
            {refundedByHand.map(({ id, chargeId, refunded, charged }) => (
              <li key={id} className="py-3">
                {chargeId}: {shownMoney(refunded)} of {shownMoney(charged)}
              </li>
            ))}
          </ul>
        </StuckPart>
      ) : null}
      {steps.length + events.length > 0 ? <AskAgain /> : null}
      {steps.length > 0 ? (
        <StuckPart title="Asked of Stripe, and not answered">
          <ul className="divide-y divide-line">
            {steps.map(({ id, key, begunAt }) => (
              <li key={id} className="py-3">
                {key}, since {at(begunAt)}
              </li>
            ))}
          </ul>
        </StuckPart>
      ) : null}
      {events.length > 0 ? (
        <StuckPart title="Told by Stripe, and not looked into">
          <ul className="divide-y divide-line">
            {events.map(({ id, type, receivedAt }) => (
              <li key={id} className="py-3">
                {type} ({id}), since {at(receivedAt)}
              </li>
            ))}
          </ul>
        </StuckPart>
      ) : null}
    </>
  );
}

function StuckPart({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="mt-6">
      <h3 className="mb-2">{title}</h3>
      {children}
    </section>
  );
}
