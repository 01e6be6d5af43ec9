import { type MailContent, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import { formatInstant } from '@/lib/platform/time/format';
import { footerForAssistant, footerForOwner, type WeekMailData } from '../../emails/week-mail';

type Entry = {
  /** what the entry says it was for */
  readonly what: string;
};

/** @returns the mail that tells the assistant that an owner disputes an entry approved by silence. */
export function disputedMail(
  words: WeekMailData,
  { what, reason }: Entry & { readonly reason: string },
): MailContent {
  const { business, week, time, url } = words;
  return {
    subject: `${business} disputes ${time}, ${week}`,
    element: (
      <MailLayout
        preview={reason}
        heading={`${business} disputes ${time}`}
        action={{ label: 'Answer it', url }}
        footer={footerForAssistant(words)}
      >
        <Text>
          Silence had approved it, and your agreement gives some days to dispute it. The entry: “{what}”.
        </Text>
        <Quoted>{reason}</Quoted>
        <Text>
          Say that you stand by it, and why; or concede it, and whatever it came to is taken off by a
          correction. Until then it stays as it was approved.
        </Text>
      </MailLayout>
    ),
  };
}

type Conceded = Entry & {
  /** what was taken off; null if it had come to nothing */
  readonly amount: string | null;
  /** what is now owed for later weeks, which the limit had cut; null: nothing */
  readonly more: string | null;
  readonly note: string;
};

/** @returns the mail that tells an owner that an entry was conceded. */
export function concededMail(words: WeekMailData, { what, amount, more, note }: Conceded): MailContent {
  const { assistant, time, week, url } = words;
  return {
    subject: `${assistant} concedes ${time}, ${week}`,
    element: (
      <MailLayout
        preview={
          amount ? `${amount} less is owed.` : 'It had come to nothing, so what is owed stays as it is.'
        }
        heading={`${assistant} concedes ${time}`}
        action={{ label: 'Look at the week', url }}
        footer={footerForOwner(words)}
      >
        <Text>The entry: “{what}”.</Text>
        {note ? <Quoted>{note}</Quoted> : null}
        <Text>
          {amount
            ? `${amount} less is owed, by a correction on the statement. What was approved stays on record.`
            : 'It had come to nothing, so what is owed stays as it is.'}
        </Text>
        {more ? (
          <Text>
            That leaves room under the limit of the pay period: of later time, which the limit had cut, {more}{' '}
            more is owed.
          </Text>
        ) : null}
      </MailLayout>
    ),
  };
}

/** @returns the mail that tells an owner that the assistant stands by an entry. */
export function stoodByMail(
  words: WeekMailData,
  { what, reason }: Entry & { readonly reason: string },
): MailContent {
  const { assistant, time, week, url } = words;
  return {
    subject: `${assistant} stands by ${time}, ${week}`,
    element: (
      <MailLayout
        preview={reason}
        heading={`${assistant} stands by ${time}`}
        action={{ label: 'Look at the week', url }}
        footer={footerForOwner(words)}
      >
        <Text>The entry: “{what}”.</Text>
        <Quoted>{reason}</Quoted>
        <Text>
          Talk it over. It stays as it was approved, unless {assistant} concedes it; if it is right, take your
          dispute back.
        </Text>
      </MailLayout>
    ),
  };
}

/** @returns the mail that tells the assistant that a dispute was withdrawn. */
export function disputeWithdrawnMail(
  words: WeekMailData,
  { what, note }: Entry & { readonly note: string },
): MailContent {
  const { business, time, week, url } = words;
  return {
    subject: `${business} no longer disputes ${time}, ${week}`,
    element: (
      <MailLayout
        preview="It stays as it was approved."
        heading={`${business} no longer disputes ${time}`}
        action={{ label: 'Look at the week', url }}
        footer={footerForAssistant(words)}
      >
        <Text>The entry: “{what}”. It stays as it was approved.</Text>
        {note ? <Quoted>{note}</Quoted> : null}
      </MailLayout>
    ),
  };
}

/** @returns the mail that warns one of the two that time approved by silence will be final. */
export function finalAheadMail(
  words: WeekMailData,
  { until, reader }: { readonly until: Date; readonly reader: 'owner' | 'assistant' },
): MailContent {
  const { assistant, business, week, time, zone, now, url } = words;
  const when = formatInstant(until, zone, now);
  const isOwner = reader === 'owner';
  return {
    subject: `Final on ${when}: ${time} ${isOwner ? `by ${assistant}` : `for ${business}`}, ${week}`,
    element: (
      <MailLayout
        preview="Silence approved it; until then it can be disputed."
        heading={isOwner ? `The time of ${assistant} will be final` : 'Your time will be final'}
        action={{ label: 'Look at the week', url }}
        footer={isOwner ? footerForOwner(words) : footerForAssistant(words)}
      >
        <Text>
          Silence has approved {time} for {week}, as agreed.{' '}
          {isOwner
            ? `If an entry isn’t right, dispute it before ${when} your time; after that it is final.`
            : `Until ${when} your time ${business} can dispute an entry; after that it is final.`}
        </Text>
      </MailLayout>
    ),
  };
}
