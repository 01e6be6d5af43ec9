import { type MailContent, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import type { EvaluationReminderKind } from '../reminding.rules';
import { type EvaluationSide, SIDES } from '../rules';
import { type EvaluationMailData, footerFor } from './evaluation-mail';

/** @returns the mail that says an evaluation is open: by itself, or because the other side began it. */
export function openedMail(
  words: EvaluationMailData,
  { isEarly }: { readonly isEarly: boolean },
): MailContent {
  const { other, dueOn, place, url } = words;
  return {
    subject: `Evaluation with ${other}: until ${dueOn}`,
    element: (
      <MailLayout
        preview="Write down how it went. Neither of you can read the other’s before both are in, or the day is over."
        heading={isEarly ? `${other} has begun an evaluation` : `Your evaluation with ${other} is open`}
        action={{ label: 'Write yours', url }}
        footer={footerFor(words)}
      >
        <Text>
          The facts are ready. You both write how it went, until the end of {dueOn} ({place}). Neither sees
          what the other writes until both have handed in, or that day is over.
        </Text>
        <Text>Then you talk, and say what changes: the agreement, the briefs, or nothing.</Text>
      </MailLayout>
    ),
  };
}

type Reminded = {
  readonly kind: EvaluationReminderKind;
  /** the reader's side */
  readonly party: EvaluationSide;
  readonly handedIn: readonly EvaluationSide[];
  /** under the current text */
  readonly signedBy: readonly EvaluationSide[];
};

/** @returns the mail that reminds of an evaluation before its day, or says that the day is over and what is missing. */
export function evaluationReminderMail(words: EvaluationMailData, reminded: Reminded): MailContent {
  const { other, dueOn, place, url } = words;
  const { kind, party, handedIn } = reminded;
  const isOverdue = kind === 'evaluation_overdue';
  return {
    subject: isOverdue
      ? `Overdue since ${dueOn}: evaluation with ${other}`
      : `Due ${dueOn}: evaluation with ${other}`,
    element: (
      <MailLayout
        preview={isOverdue ? 'It stays on your list until it is done.' : 'What you wrote so far is kept.'}
        heading={
          isOverdue
            ? `Your evaluation with ${other} is overdue`
            : `Your evaluation with ${other} is due ${dueOn}`
        }
        action={{ label: handedIn.includes(party) ? 'Open the evaluation' : 'Write yours', url }}
        footer={footerFor(words)}
      >
        <Text>
          {isOverdue
            ? `The day for it was ${dueOn}. It can’t be dismissed, only done.`
            : `You have until the end of ${dueOn} (${place}) to hand in what you write. From then on what is in is shown to both.`}
        </Text>
        {isOverdue ? <Text>{missingInWords(other, reminded)}</Text> : null}
      </MailLayout>
    ),
  };
}

/** Whoever has done their part reads that it is the other who is awaited. */
function missingInWords(other: string, { party, handedIn, signedBy }: Omit<Reminded, 'kind'>): string {
  if (!handedIn.includes(party)) return 'What you write is shown to both as soon as you hand it in.';
  if (handedIn.length < SIDES.length)
    return `What you wrote is in. Still missing: what ${other} writes, and then what you change, and both signatures.`;
  if (signedBy.includes(party)) return `You have signed. Still missing: the signature of ${other}.`;
  return signedBy.length > 0
    ? `${other} has signed. Still missing: your signature, or that you open it again and say what isn’t right.`
    : 'What you both wrote is in. Still missing: what you change, and both signatures.';
}

/** @returns the mail that says the other side has postponed it, and why. */
export function movedMail(
  words: EvaluationMailData,
  { was, reason }: { readonly was: string; readonly reason: string },
): MailContent {
  const { other, dueOn, url } = words;
  return {
    subject: `Moved to ${dueOn}: evaluation with ${other}`,
    element: (
      <MailLayout
        preview={reason}
        heading={`${other} moved your evaluation to ${dueOn}`}
        action={{ label: 'Open the evaluation', url }}
        footer={footerFor(words)}
      >
        <Quoted>{reason}</Quoted>
        <Text>It was due {was}. An evaluation can be moved once; what you wrote so far is kept.</Text>
      </MailLayout>
    ),
  };
}

/** Why both can read what is in. */
export type RevealedBecause = 'both_in' | 'day_over' | 'work_ends' | 'work_over';

const WHY_REVEALED: Record<RevealedBecause, string> = {
  both_in: 'Both of you have handed in. What you wrote stands side by side, criterion by criterion.',
  day_over:
    'The day is over, so what was handed in is shown. One of you hasn’t handed in yet, and still can.',
  work_ends:
    'Your work together ends soon, so what was handed in is shown. One of you hasn’t handed in yet, and can until the last day is over.',
  work_over:
    'Your work together has ended, so what was handed in is shown. One of you handed nothing in, so it stays as it is, unsigned.',
};

/** @returns the mail that says both can now read what each of them wrote. */
export function revealedMail(words: EvaluationMailData, why: RevealedBecause): MailContent {
  const { other, url } = words;
  return {
    subject: `Both can read it now: evaluation with ${other}`,
    element: (
      <MailLayout
        preview={
          why === 'both_in'
            ? 'What each of you wrote stands side by side.'
            : 'What one of you handed in is shown to both.'
        }
        heading="You can both read what was written"
        action={{ label: 'Read it side by side', url }}
        footer={footerFor(words)}
      >
        <Text>{WHY_REVEALED[why]}</Text>
        {why === 'work_over' ? null : (
          <Text>
            Talk about it there, and say what changes, who sees to it, and by when. Then both of you sign.
          </Text>
        )}
      </MailLayout>
    ),
  };
}
