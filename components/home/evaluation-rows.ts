import type { RowFacts } from '@/components/ui/row-list';
import type { ChangeDue } from '@/lib/evaluations/adjusting/changes-due.queries';
import type { WaitingEvaluation } from '@/lib/evaluations/waiting.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { firstNameOf } from '@/lib/platform/text/first-name';
import { dayInWords, formatDay } from '@/lib/platform/time/format';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import type { HomeReader } from './reader';

/** Evaluations that wait for the business's side, or are overdue: those stay until they are done. */
export function evaluationRows(
  waiting: readonly WaitingEvaluation[],
  { slug, now }: HomeReader,
): readonly RowFacts[] {
  return waiting.map(({ id, assistant, dueAt, zone, waitsFor }) => {
    const day = formatDay(lastMomentBefore(dueAt), zone, now);
    return {
      href: addresses.evaluation(slug, id),
      title: `Evaluation with ${assistant}`,
      detail: `${WHY[waitsFor](firstNameOf(assistant))} ${dueAt <= now ? 'It was due' : 'Due'} ${day}.`,
      states: [
        ...(dueAt <= now ? [{ meaning: 'risk', words: 'Overdue' } as const] : []),
        ...(waitsFor === 'other' ? [] : [{ meaning: 'needs', words: TO_DO[waitsFor] } as const]),
      ],
    };
  });
}

/** Adjustments from an evaluation that nobody has carried out: they don't happen by themselves. */
export function changeRows(due: readonly ChangeDue[], { slug, now }: HomeReader): readonly RowFacts[] {
  return due.map(({ id, evaluationId, assistant, what, dueOn, isLate }) => ({
    href: `${addresses.evaluation(slug, evaluationId)}#adjustment-${id}`,
    title: what,
    detail: `Agreed with ${firstNameOf(assistant)} at your evaluation, to be done by ${dayInWords(dueOn, now)}.`,
    states: [isLate ? { meaning: 'risk', words: 'Overdue' } : { meaning: 'needs', words: 'To carry out' }],
  }));
}

const TO_DO = { words: 'To write', talk: 'To talk about', signature: 'To sign' } as const;

const WHY = {
  words: () => 'Write how it went.',
  talk: () => 'You can both read it: talk about it, and say what changes.',
  signature: (name: string) => `${name} has signed.`,
  other: (name: string) => `It waits for ${name}.`,
} as const;
