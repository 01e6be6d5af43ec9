import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { formatInstant } from '@/lib/platform/time/format';

type ForgottenTimer = {
  readonly business: string;
  readonly note: string;
  readonly startedAt: Date;
  /** the assistant's */
  readonly zone: string;
  readonly now: Date;
  readonly url: string;
};

/** @returns the mail that asks whether a timer was forgotten. */
export function forgottenTimerMail({
  business,
  note,
  startedAt,
  zone,
  now,
  url,
}: ForgottenTimer): MailContent {
  const since = formatInstant(startedAt, zone, now);
  return {
    subject: `Your timer has been running since ${since}: ${business}`,
    element: (
      <MailLayout
        preview="Stop it, or say when you stopped working. Nobody else sees it."
        heading="Is your timer still right?"
        action={{ label: 'Open your time', url }}
        footer="You get this because your timer has run for long. It is sent once, and to you alone."
      >
        <Text>
          You started it {since} your time, for {business}
          {note ? `: “${note}”` : ''}.
        </Text>
        <Text>
          If you are still at work, leave it. If you forgot it, say when you stopped working, or drop it. It
          counts as nothing until you do.
        </Text>
      </MailLayout>
    ),
  };
}
