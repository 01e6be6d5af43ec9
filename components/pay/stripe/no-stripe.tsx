import { Notice } from '@/components/ui/notice';

/** Shown wherever Stripe would be needed and the operator hasn't set it up. Everything else works. */
export function NoStripe() {
  return (
    <Notice title="Stripe isn’t set up in this installation">
      <p>
        So nothing can be paid from here. Send the money your own way and record it; the person you sent it to
        confirms it. Whoever runs this installation can find in docs/payments.md what Stripe needs.
      </p>
    </Notice>
  );
}
