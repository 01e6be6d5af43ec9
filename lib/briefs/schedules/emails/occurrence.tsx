import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { formatInstant } from '@/lib/platform/time/format';
import { type NotHandedOver, whyNotInWords } from '../states.rules';

export type ScheduleWords = {
  readonly playbook: string;
  readonly assistant: string;
  readonly business: string;
  /** when the occurrence was to be handed over */
  readonly at: Date;
  /** the reader's zone */
  readonly zone: string;
  readonly now: Date;
  readonly url: string;
};

/** @returns the mail that says that nothing was handed over this time, why, and what helps. */
export function notHandedOverMail(words: ScheduleWords, reason: NotHandedOver): MailContent {
  const { playbook, assistant, url } = words;
  return {
    subject: `Not handed over on ${whenInWords(words)}: ${playbook}`,
    element: (
      <MailLayout
        preview={whyNotInWords(reason, assistant)}
        heading={`“${playbook}” was not handed over to ${assistant}`}
        action={{ label: 'Open the schedule', url }}
        footer={`${footer(words)} It is sent once, however often the same problem recurs.`}
      >
        <Text>It was to be handed over on {whenInWords(words)} your time.</Text>
        <Text>{whyNotInWords(reason, assistant)}</Text>
        <Text>Handover won’t catch up on what it missed. Hand it over yourself if you still want it.</Text>
      </MailLayout>
    ),
  };
}

/** @returns the mail that says that after an outage only the latest of several was handed over. */
export function caughtUpMail(words: ScheduleWords, missed: number): MailContent {
  const { playbook, assistant, url } = words;
  const left = missed === 1 ? 'one earlier one was' : `${missed} earlier ones were`;
  return {
    subject: `Handed over late, and ${missed} missed: ${playbook}`,
    element: (
      <MailLayout
        preview={`Handover wasn’t running for a while; only the latest brief went to ${assistant}.`}
        heading={`“${playbook}” is handed over again`}
        action={{ label: 'Open the schedule', url }}
        footer={footer(words)}
      >
        <Text>
          Handover wasn’t running for a while. The brief of {whenInWords(words)} your time is with {assistant}{' '}
          now; {left} left out, so that the same work doesn’t come several times at once.
        </Text>
      </MailLayout>
    ),
  };
}

/** @returns the mail that says that a schedule has stalled through nobody's fault, and how to resume it. */
export function standstillMail(words: ScheduleWords): MailContent {
  const { playbook, assistant, url } = words;
  return {
    subject: `Stands still since ${whenInWords(words)}: ${playbook}`,
    element: (
      <MailLayout
        preview={`It could not be handed over to ${assistant}. Try again, or hand it over yourself.`}
        heading={`“${playbook}” could not be handed over to ${assistant}`}
        action={{ label: 'Open the schedule and try again', url }}
        footer={footer(words)}
      >
        <Text>
          It was to be handed over on {whenInWords(words)} your time. Something kept going wrong in Handover
          itself for two days, so the schedule has stalled.
        </Text>
        <Text>
          Try again on its page. If that fails too, hand the work over yourself and tell whoever runs Handover
          for you: they will find the reason among the parked jobs.
        </Text>
      </MailLayout>
    ),
  };
}

function whenInWords({ at, zone, now }: ScheduleWords): string {
  return formatInstant(at, zone, now);
}

function footer({ business }: ScheduleWords): string {
  return `You get this because you hand work over for ${business} by a schedule.`;
}
