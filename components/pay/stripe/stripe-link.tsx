import { buttonLook, LinkButton } from '@/components/ui/button';
import { isStandIn } from '@/lib/pay/stripe/client';

type StripeLinkProps = {
  readonly url: string | null;
  /** this page, to check whether Stripe has told us */
  readonly again: string;
  readonly children: string;
};

/** The link to a page at Stripe, and what to do on coming back. */
export function StripeLink({ url, again, children }: StripeLinkProps) {
  return (
    <div className="grid max-w-measure justify-items-start gap-4">
      <p>
        Stripe’s own page is ready. You enter there what Handover must not see, and come back here afterwards.
      </p>
      {isStandIn() ? (
        <p className="text-quiet">
          In this demo a stand-in plays Stripe: no real money moves, and it takes test numbers only.
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {url ? (
          <a href={url} className={buttonLook()}>
            {children}
          </a>
        ) : null}
        <LinkButton look="quiet" href={again}>
          I’ve done it: check again
        </LinkButton>
      </div>
    </div>
  );
}
