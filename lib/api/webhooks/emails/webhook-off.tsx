import { MailLayout, Text } from '@/lib/platform/mail';
import { LOG_DAYS, MOST_MISSED } from '../rules';

type OffWords = {
  readonly business: string;
  /** the address it was sent to */
  readonly host: string;
  readonly why: 'gone' | 'failed';
  /** the day until which events are kept for it, in words */
  readonly keptUntil: string;
  /** the webhook's page */
  readonly url: string;
};

/** @returns the mail that says that a webhook is off, why, and what to do. */
export function webhookOffMail({ business, host, why, keptUntil, url }: OffWords) {
  return {
    subject: `${business} no longer sends its news to ${host}`,
    element: (
      <MailLayout
        preview={why === 'gone' ? 'It said that it wants no more.' : 'It took none for about a day.'}
        heading={`${business} no longer sends its news to ${host}`}
        action={{ label: 'Look at the webhook', url }}
        footer={`You get this because you own ${business}, and tools may wait for what isn’t sent any more.`}
      >
        <Text>
          {why === 'gone'
            ? `${host} answered that it wants no more of it (410), so the webhook was turned off.`
            : `${host} took nothing for about a day, in eight tries, so the webhook was turned off.`}
        </Text>
        <Text>
          {why === 'gone'
            ? 'Its page shows what was sent and what was answered. If it is to be told again, turn the webhook on there. What happens meanwhile isn’t kept for it.'
            : `Its page shows what was sent and what was answered. Once your receiver works, turn the webhook on there: the newest ${MOST_MISSED} of what it has missed are sent then. What happens until ${keptUntil} is kept for it; what happens later is not.`}
        </Text>
        <Text>
          Whatever was sent, or missed, stays on the page for {LOG_DAYS} days, and while the webhook is on
          each can be sent again there.
        </Text>
      </MailLayout>
    ),
  };
}
