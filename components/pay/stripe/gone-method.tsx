import { PageSection } from '@/components/ui/page';
import { GONE_BECAUSE, methodKindInWords } from '@/lib/pay/stripe/methods/methods.rules';
import type { MethodKind } from '@/lib/platform/money/stripe-fees';
import { shownInstant } from '@/lib/platform/time/shown-instants';

type GoneMethodProps = {
  readonly gone: { readonly kind: MethodKind; readonly label: string; readonly goneAt: Date };
  readonly zone: string;
  readonly now: Date;
};

/** What Stripe can't charge any more, so that nobody wonders where it went. */
export function GoneMethod({ gone: { kind, label, goneAt }, zone, now }: GoneMethodProps) {
  return (
    <PageSection title="No longer at Stripe">
      <p className="max-w-measure">
        <strong>{label}</strong>, {methodKindInWords(kind).toLowerCase()}, can’t be charged any more:{' '}
        {GONE_BECAUSE}. We noticed that on {shownInstant(goneAt, zone, now)}, and took it out of use. Set it
        up again, or use another.
      </p>
    </PageSection>
  );
}
