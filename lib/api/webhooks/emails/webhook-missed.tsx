import { MailLayout, Text } from '@/lib/platform/mail';

type MissedWords = {
  readonly business: string;
  /** the address it was sent to */
  readonly host: string;
  /** the webhook's page */
  readonly url: string;
};

/** @returns the mail that says that a receiver, otherwise working, didn't accept one message, and what to do. */
export function webhookMissedMail({ business, host, url }: MissedWords) {
  return {
    subject: `${host} didn’t take something that happened in ${business}`,
    element: (
      <MailLayout
        preview="It was tried eight times over about a day."
        heading={`${host} didn’t take something that happened in ${business}`}
        action={{ label: 'Look at the webhook', url }}
        footer={`You get this because you own ${business}; it comes once a day at most.`}
      >
        <Text>
          It was tried eight times over about a day. Everything else was taken meanwhile, so the webhook stays
          on.
        </Text>
        <Text>
          Its page shows what was sent and what was answered. Once your receiver can take it, send it again
          there.
        </Text>
      </MailLayout>
    ),
  };
}
