import { Notice } from '@/components/ui/notice';
import { When } from '@/components/ui/when';
import { keptUntil, LOG_DAYS, MOST_MISSED } from '@/lib/api/webhooks/rules';

type WebhookOffProps = {
  readonly offAt: Date;
  /** `failed`, `gone` or `by_owner` */
  readonly offBecause: string | null;
  readonly zone: string;
  readonly now: Date;
};

/** That a webhook is off, since when and why; what is kept for it meanwhile, until when, and how to send that. */
export function WebhookOff({ offAt, offBecause, ...clock }: WebhookOffProps) {
  return (
    <Notice meaning={offBecause === 'by_owner' ? 'info' : 'risk'} title="It is off">
      <p>
        {whyInWords(offBecause)} Off since <When instant={offAt} {...clock} />.
      </p>
      {offBecause === 'failed' ? (
        <p className="mt-2">
          What happens until <When instant={keptUntil(offAt)} {...clock} /> is kept for it; what happens later
          is not. Turn it on, and the newest {MOST_MISSED} of what it has missed are sent, the oldest of them
          first.
        </p>
      ) : (
        <p className="mt-2">What happens while it is off isn’t kept for it.</p>
      )}
      <p className="mt-2">
        Whatever was sent, or missed, stays below for {LOG_DAYS} days. While the webhook is on, each has a
        button that sends it again.
      </p>
    </Notice>
  );
}

function whyInWords(because: string | null): string {
  if (because === 'failed') return 'Nothing was accepted for about a day.';
  if (because === 'gone') return 'Its receiver answered that it wants no more messages (410).';
  return 'An owner turned it off.';
}
