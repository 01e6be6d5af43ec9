import type { BriefDocument, BriefQuestion } from '@/lib/briefs/document/document.queries';
import { formatDistance, formatInstant } from '@/lib/platform/time/format';
import { answerDueAt } from '@/lib/threads/responses/responses.rules';
import type { ThreadView } from '@/lib/threads/thread/queries';

type Reader = { readonly zone: string; readonly now: Date };

/** @returns by when the owner's side has agreed to answer a question, in a sentence; null if nothing is agreed. */
export function answerDueInWords(
  { agreed }: BriefDocument,
  { times }: ThreadView,
  { askedAt }: BriefQuestion,
  { zone, now }: Reader,
): string | null {
  const owner = times.sides.find(({ side }) => side === 'owner');
  const due = agreed && owner ? answerDueAt(askedAt, agreed.responseTimeHours, owner.calendar) : null;
  if (!due) return null;
  return due > now
    ? `As agreed, an answer is due ${formatInstant(due, zone, now)} your time.`
    : `As agreed, an answer was due ${formatDistance(due, now)}: ${formatInstant(due, zone, now)} your time.`;
}
