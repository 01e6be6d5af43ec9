import { NO_WARNING_SENT } from '@/lib/briefs/delivery/silence.rules';
import { type MailContent, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import { formatInstant } from '@/lib/platform/time/format';
import { footerForAssistant, footerForOwner, howToAnswer, type WeekMailData } from './week-mail';

type Submitted = {
  readonly note: string;
  /** from when silence counts as approval; null: never */
  readonly until: Date | null;
};

/** @returns the mail that tells an owner that a week was submitted. */
export function submittedMail(words: WeekMailData, { note, until }: Submitted): MailContent {
  const { assistant, week, time, zone, now, url } = words;
  return {
    subject: `To approve: ${time} by ${assistant}, ${week}`,
    element: (
      <MailLayout
        preview={`It comes to ${time}. ${howToAnswer(words)}`}
        heading={`${assistant} handed in ${week}`}
        action={{ label: 'Look at the time', url }}
        footer={footerForOwner(words)}
      >
        <Text>It comes to {time}.</Text>
        {note ? <Quoted>{note}</Quoted> : null}
        <Text>
          {howToAnswer(words)}
          {until
            ? ` Without an answer it counts as approved on ${formatInstant(until, zone, now)} your time, as you have agreed.`
            : ''}
        </Text>
      </MailLayout>
    ),
  };
}

/** @returns the mail that tells an owner that a week no longer needs an answer: it was taken back. */
export function takenBackMail(words: WeekMailData): MailContent {
  const { assistant, week, time, url } = words;
  return {
    subject: `Taken back: ${time} by ${assistant}, ${week}`,
    element: (
      <MailLayout
        preview="It needs no answer until it is handed in again."
        heading={`${assistant} took back ${week}`}
        action={{ label: 'Look at the week', url }}
        footer={footerForOwner(words)}
      >
        <Text>
          There was something to put right. Nothing of it waits for you: you are told once it is handed in
          again.
        </Text>
      </MailLayout>
    ),
  };
}

type Approved = {
  readonly note: string;
  /** "USD 172.50"; null if nothing is owed for it by the hour, as under a retainer */
  readonly amount: string | null;
  /** "Fri 4 Dec": by when it is paid; null if nothing of it is paid by itself */
  readonly due: string | null;
};

const NOT_BY_THE_HOUR = 'No amount is owed for it by the hour: pay goes by the agreement.';

/** @returns the mail that tells the assistant that a week was approved, what it comes to and when it is paid. */
export function approvedMail(words: WeekMailData, { note, amount, due }: Approved): MailContent {
  const { business, week, time, url } = words;
  return {
    subject: `${business} approved ${week}: ${amount ?? time}`,
    element: (
      <MailLayout
        preview={due ? `${time}, paid by ${due}.` : `${time} in all.`}
        heading={`${business} approved ${week}`}
        action={{ label: 'See your earnings', url }}
        footer={footerForAssistant(words)}
      >
        <Text>
          {amount
            ? `It comes to ${amount} for ${time}${due ? `, which is paid by ${due} at the latest` : ''}.`
            : `It comes to ${time}. ${NOT_BY_THE_HOUR}`}
        </Text>
        {note ? <Quoted>{note}</Quoted> : null}
      </MailLayout>
    ),
  };
}

/** @returns the mail that sends a week back with the reason. */
export function returnedMail(words: WeekMailData, note: string): MailContent {
  const { business, week, url } = words;
  return {
    subject: `${business} sent back ${week}`,
    element: (
      <MailLayout
        preview={note}
        heading={`${business} sent back ${week}`}
        action={{ label: 'Correct the week', url }}
        footer={footerForAssistant(words)}
      >
        <Quoted>{note}</Quoted>
        <Text>Nothing of it is lost. Change what isn’t right, and close the week again.</Text>
      </MailLayout>
    ),
  };
}

type Reader = 'owner' | 'assistant';

/** @returns the mail that warns one of the two that silence will count as an approval. */
export function silenceAheadMail(
  words: WeekMailData,
  { until, reader }: { readonly until: Date; readonly reader: Reader },
): MailContent {
  const { assistant, business, week, time, zone, now, url } = words;
  const when = formatInstant(until, zone, now);
  const isOwner = reader === 'owner';
  return {
    subject: isOwner
      ? `Counts as approved on ${when}: ${time} by ${assistant}, ${week}`
      : `Your time for ${business} counts as approved on ${when}: ${week}`,
    element: (
      <MailLayout
        preview={isOwner ? beforeSilence(words) : 'There is nothing for you to do.'}
        heading={isOwner ? `The time of ${assistant} waits for you` : `${business} hasn’t answered yet`}
        action={{ label: isOwner ? 'Look at the time' : 'See your time', url }}
        footer={isOwner ? footerForOwner(words) : footerForAssistant(words)}
      >
        <Text>
          {isOwner
            ? `${assistant} handed in ${time} for ${week}. Without an answer it counts as approved on ${when} your time, as you have agreed.`
            : `Your time for ${week} (${time}) counts as approved on ${when} your time if nobody answers, as you have agreed.`}
        </Text>
        {isOwner && words.hasEnded ? <Text>{howToAnswer(words)}</Text> : null}
      </MailLayout>
    ),
  };
}

function beforeSilence(words: WeekMailData): string {
  return words.hasEnded ? howToAnswer(words) : 'Approve it before then, or send it back.';
}

type ApprovedBySilence = Omit<Approved, 'note'> & {
  /** until when an entry can be disputed; null: it is final */
  readonly disputableUntil: Date | null;
  /** a warning was due, but an outage came in between */
  readonly wasNotWarned: boolean;
  readonly reader: Reader;
};

/** @returns the mail that tells one of the two that silence has approved a week. */
export function approvedBySilenceMail(
  words: WeekMailData,
  { amount, due, disputableUntil, wasNotWarned, reader }: ApprovedBySilence,
): MailContent {
  const { assistant, business, week, time, zone, now, url } = words;
  const isOwner = reader === 'owner';
  const paid = isOwner ? `to ${assistant}` : `from ${business}`;
  const worked = isOwner ? `by ${assistant}` : `for ${business}`;
  return {
    subject: `Approved as agreed: ${amount ? `${amount} ${paid}` : `${time} ${worked}`}, ${week}`,
    element: (
      <MailLayout
        preview="Nobody answered in the agreed time."
        heading={isOwner ? `The time of ${assistant} counts as approved` : 'Your time counts as approved'}
        action={{ label: isOwner ? 'See what is owed' : 'See your earnings', url }}
        footer={isOwner ? footerForOwner(words) : footerForAssistant(words)}
      >
        <Text>
          {`Nobody answered ${week} in the agreed time, so its ${time} counts as approved`}
          {amount ? `: ${amount}${due ? `, to be paid by ${due}` : ''}.` : `. ${NOT_BY_THE_HOUR}`}
        </Text>
        {disputableUntil ? (
          <Text>
            {isOwner ? 'If an entry isn’t right, you can dispute it' : 'An entry can be disputed'} until{' '}
            {formatInstant(disputableUntil, zone, now)} your time; after that it is final.
          </Text>
        ) : isOwner ? (
          <Text>If something in it isn’t right, say so to {assistant} and enter a correction.</Text>
        ) : null}
        {wasNotWarned ? <Text>{NO_WARNING_SENT}</Text> : null}
      </MailLayout>
    ),
  };
}
