import type { CalledOff } from '@/lib/briefs/calling-off-at-the-end';
import { type MailContent, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import { formatInstant } from '@/lib/platform/time/format';
import { minutesInWords } from '@/lib/time/entries/entries.rules';
import type { StoppedTimer } from '@/lib/time/timer/timing.rules';
import { handBackInWords, handBackPart } from '../hand-back.rules';
import type { EndingMailData } from '../notifying';

type Cause = {
  /** whose decision began it; null: the agreement had run out */
  readonly by: 'owner' | 'assistant' | null;
  readonly reason: string;
};

/**
 * @returns the mail that tells both that the work ends, on which day, and what is to be handed back until then. If
 * notice ends it, the notice's mail says so.
 */
export function begunMail(words: EndingMailData, { by, reason }: Cause): MailContent {
  const { other, reader, lastDay, url } = words;
  return {
    subject: `Your work with ${other} ends: the last day is ${lastDay}`,
    element: (
      <MailLayout
        preview="Everything is handed back by then."
        heading={by === reader ? `You have begun to end the work with ${other}` : headingFor(other, by)}
        action={{ label: 'See what is to be handed back', url }}
        footer={footerFor(words)}
      >
        {reason === '' ? null : <Quoted>{reason}</Quoted>}
        <Text>{handBackInWords(lastDay)}</Text>
        <Text>{handBackPart(reader, other)}</Text>
      </MailLayout>
    ),
  };
}

function headingFor(other: string, by: Cause['by']): string {
  return by === null ? `Your agreement with ${other} has run out` : `${other} ends the work with you`;
}

/** @returns the mail that says the other side has handed everything back. */
export function saidDoneMail(words: EndingMailData): MailContent {
  const { other, lastDay, url } = words;
  return {
    subject: `${other} has handed everything back`,
    element: (
      <MailLayout
        preview="If you say so too, the work ends at once."
        heading={`${other} says that all is handed back`}
        action={{ label: 'Look at the list', url }}
        footer={footerFor(words)}
      >
        <Text>
          If nothing is missing on your side either, say so: the work ends at once then, with any notice that
          still runs. Say nothing, and it ends on {lastDay}.
        </Text>
      </MailLayout>
    ),
  };
}

/** @returns the mail in which one side asks the other to continue after all. */
export function goOnMail(words: EndingMailData): MailContent {
  const { other, lastDay, url } = words;
  return {
    subject: `${other} would like to go on after all`,
    element: (
      <MailLayout
        preview="It is taken back only if you say so too."
        heading={`${other} would like to go on after all`}
        action={{ label: 'Answer', url }}
        footer={footerFor(words)}
      >
        <Text>
          If you want that too, say so, and the end of the work is taken back. Say nothing, and it ends on{' '}
          {lastDay}.
        </Text>
      </MailLayout>
    ),
  };
}

/** @returns the mail that says the end was cancelled. */
export function takenBackMail(
  words: EndingMailData,
  { bySigning }: { readonly bySigning: boolean },
): MailContent {
  const { other, url } = words;
  return {
    subject: `Your work with ${other} goes on`,
    element: (
      <MailLayout
        preview="Its end is taken back."
        heading={`Your work with ${other} goes on`}
        action={{ label: 'See where you stand', url }}
        footer={footerFor(words)}
      >
        <Text>
          {bySigning
            ? 'You have both signed a new agreement, so its end is taken back.'
            : 'You have both said so, and its end is taken back. Notice that was given still runs: to work on after it, both sign a new agreement.'}
        </Text>
      </MailLayout>
    ),
  };
}

/** @returns the mail that reminds both of the last day, three days before it is over. */
export function soonMail(words: EndingMailData): MailContent {
  const { other, reader, lastDay, url } = words;
  return {
    subject: `Ends on ${lastDay}: your work with ${other}`,
    element: (
      <MailLayout
        preview="See what is still to be handed back."
        heading={`Your work with ${other} ends on ${lastDay}`}
        action={{ label: 'See what is still open', url }}
        footer={footerFor(words)}
      >
        <Text>{reader === 'owner' ? ownersLast(other) : ASSISTANTS_LAST}</Text>
      </MailLayout>
    ),
  };
}

function ownersLast(assistant: string): string {
  return `See which briefs are still open, which accounts are still to be closed, and what is still to be paid. Briefs that ${assistant} still has after the last day are cancelled automatically.`;
}

const ASSISTANTS_LAST =
  'Deliver what you can finish, close your weeks, save the files you want to keep, and seal the record, on your statement: after the last day you don’t reach files, briefs and messages any more.';

type Ended = {
  /** "Fri 8 Jan": until when its assistant can submit expenses for it */
  readonly spentUntil: string;
  /** what became of their running timer; null: there was none */
  readonly timer: StoppedTimer | null;
  /** the assistant can't open their briefs any more, so the mail says what became of the work begun */
  readonly calledOff: readonly CalledOff[];
};

/** @returns the mail that says the work has ended, and what remains; only the assistant's mentions a running timer. */
export function endedMail(words: EndingMailData, { spentUntil, timer, calledOff }: Ended): MailContent {
  const { other, reader, url } = words;
  return {
    subject: `Your work with ${other} has ended`,
    element: (
      <MailLayout
        preview="What you signed, what was worked and what was paid stays with both of you."
        heading={`Your work with ${other} has ended`}
        action={{ label: 'See what stays', url }}
        footer={footerFor(words)}
      >
        {calledOffInWords(calledOff).map((words) => (
          <Text key={words}>{words}</Text>
        ))}
        {reader === 'assistant' && timer ? <Text>{timerInWords(words, timer)}</Text> : null}
        <Text>{reader === 'owner' ? ownersKeep(other) : assistantKeeps(other, spentUntil)}</Text>
      </MailLayout>
    ),
  };
}

/** @returns a paragraph for all that are paid alike. */
function calledOffInWords(calledOff: readonly CalledOff[]): readonly string[] {
  return [...Map.groupBy(calledOff, ({ owed }) => owed)].map(
    ([owed, briefs]) => `Called off with it: ${briefs.map(({ title }) => `“${title}”`).join(', ')}. ${owed}`,
  );
}

function ownersKeep(assistant: string): string {
  return `${assistant} no longer sees anything of the business. Agreements, briefs, statements and evaluations stay with you. What you still owe is on the pay page until it is paid. Close the accounts that are still open.`;
}

function assistantKeeps(business: string, spentUntil: string): string {
  return `Your agreements with their copies, your statements and your evaluations stay yours to read, and what is owed to you is still paid. Expenses from before the end can be handed in on your statement until ${spentUntil}. If ${business} allows it, your reference tells of this work.`;
}

function timerInWords({ other, zone, now }: EndingMailData, { startedAt, minutes }: StoppedTimer): string {
  if (minutes !== null)
    return `Your timer was still running. It was stopped at the end, and what it had counted, ${minutesInWords(minutes)}, is handed in with your week.`;
  return `Your timer was still running, since ${formatInstant(startedAt, zone, now)} your time. It wasn’t counted: tell ${other} what you worked in that time, and an owner adds it on the statement.`;
}

function footerFor({ other }: EndingMailData): string {
  return `You get this because you and ${other} have worked together. How it ends always reaches both.`;
}
