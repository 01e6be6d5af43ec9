import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { formatInstant } from '@/lib/platform/time/format';
import { footerForOwner, howToAnswer, type WeekMailData } from '../../emails/week-mail';

type Waiting = {
  readonly submittedAt: Date;
  /** from when silence counts as approval; null: never */
  readonly until: Date | null;
};

/** @returns the mail that reminds an owner of a week without an answer. */
export function weekWaitingMail(words: WeekMailData, { submittedAt, until }: Waiting): MailContent {
  const { assistant, week, time, zone, now, url } = words;
  const since = formatInstant(submittedAt, zone, now);
  return {
    subject: `Waits for your answer: ${time} by ${assistant}, ${week}`,
    element: (
      <MailLayout
        preview={`Handed in on ${since}. ${howToAnswer(words)}`}
        heading={`${assistant} waits for your answer on ${week}`}
        action={{ label: 'Look at the time', url }}
        footer={footerForOwner(words)}
      >
        <Text>
          {assistant} handed in {time} for {week} on {since} your time. {howToAnswer(words)}
        </Text>
        <Text>
          {until
            ? `Without an answer it counts as approved on ${formatInstant(until, zone, now)} your time, as you have agreed.`
            : 'Until then it stays open, and whatever of it is paid by the hour isn’t owed.'}
        </Text>
      </MailLayout>
    ),
  };
}
