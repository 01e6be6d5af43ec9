import { type MailContent, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import { counted } from '@/lib/platform/text/counted';
import { formatInstant } from '@/lib/platform/time/format';
import type { AnswerKind } from '../awaited.rules';
import { type BriefMailData, DueLine, footerForAssistant, footerForStaff } from './brief-mail';

type Awaited = {
  readonly kind: AnswerKind;
  readonly by: 'owner' | 'assistant';
  readonly since: Date;
  /** for a brief: it is with them again since then, after a question of theirs */
  readonly isBack: boolean;
  /** what both have agreed on */
  readonly agreedHours: number;
  /** what was asked, or why the change is requested */
  readonly said: readonly string[];
};

const ASKED_FOR: Record<AnswerKind, string> = {
  question_waiting: 'asked',
  hand_over_waiting: 'handed it to you',
  change_waiting: 'asked for other terms',
};

const HELPS: Record<AnswerKind, string> = {
  question_waiting: 'A short answer is enough to continue.',
  hand_over_waiting: 'Accept it, decline it and say why, or ask what isn’t clear.',
  change_waiting: 'Accept or decline it. Until you do, what was agreed holds.',
};

/** @returns what is waited for, and since when: after a question of theirs a brief wasn't handed over at that time. */
function waitInWords({ kind, isBack }: Awaited, other: string, when: string): string {
  return isBack && kind === 'hand_over_waiting'
    ? `It has been with you again since ${when}`
    : `${other} ${ASKED_FOR[kind]} ${when}`;
}

/** @returns the mail that asks one side for an answer that the other has waited for longer than agreed. */
export function awaitedMail(words: BriefMailData, awaited: Awaited): MailContent {
  const { title, assistant, business, zone, now, url } = words;
  const { kind, by, since, agreedHours, said } = awaited;
  const other = by === 'owner' ? assistant : business;
  const when = formatInstant(since, zone, now);
  const wait = waitInWords(awaited, other, when);
  return {
    subject: `Waiting for your answer since ${when}: ${title}`,
    element: (
      <MailLayout
        preview={`${wait}.`}
        heading={`${other} waits for your answer on “${title}”`}
        action={{ label: kind === 'hand_over_waiting' ? 'Open the brief' : 'Answer', url }}
        footer={by === 'owner' ? footerForStaff(words) : footerForAssistant(words)}
      >
        <Text>
          {wait} your time. You have agreed to answer each other within {counted(agreedHours, 'hour')} on
          working days.
        </Text>
        {said.map((text) => (
          <Quoted key={text}>{text}</Quoted>
        ))}
        <Text>{HELPS[kind]}</Text>
        <DueLine words={words} />
      </MailLayout>
    ),
  };
}
