import { MessageSquare, PenLine } from 'lucide-react';
import { NearLink } from '@/components/ui/near-link';
import { talkAt, talkInWords } from '@/lib/agreements/negotiation/talk.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { ClauseComments } from './clause-comments';
import { ClauseProposals } from './clause-proposals';
import type { Situation } from './situation';
import { WordingForm } from './wording-form';

type ClauseTalkProps = {
  readonly situation: Situation;
  readonly clause: { readonly key: string; readonly heading: string; readonly body: string };
  readonly isOpen: boolean;
};

/**
 * The discussion of a clause, under it: a quiet line that says how much there is and, once followed, all of it with a
 * form. The line is a link, so that it works before scripts and keeps the page light.
 */
export function ClauseTalk({ situation, clause, isOpen }: ClauseTalkProps) {
  const { negotiation, possible, here } = situation;
  const talk = talkAt(negotiation, clause.key);
  const words = talkInWords(talk);
  if (words === null && !possible.talk) return null;
  if (!isOpen) {
    const needsAnswer = possible.answer && talk.waiting.length > 0;
    return (
      <p className="mt-2 text-sm" data-no-print>
        <NearLink
          href={addresses.clause(here, clause.key)}
          className={
            needsAnswer
              ? 'inline-flex min-h-6 items-center gap-1.5 rounded-full bg-needs-wash px-2.5 font-semibold text-needs'
              : 'inline-flex min-h-6 items-center gap-1.5 text-quiet hover:text-ink hover:underline'
          }
        >
          {talk.waiting.length > 0 ? (
            <PenLine aria-hidden className="size-3.5" />
          ) : (
            <MessageSquare aria-hidden className="size-3.5" />
          )}
          {words ?? (possible.propose ? 'Comment, or propose other wording' : 'Comment')}
          <span className="sr-only">: {clause.heading}</span>
        </NearLink>
      </p>
    );
  }
  return (
    <section
      aria-label={`About “${clause.heading}”`}
      className="mt-4 grid gap-6 border-s-2 border-accent bg-paper py-2 ps-4"
      data-no-print
    >
      <ClauseProposals situation={situation} talk={talk} body={clause.body} />
      <ClauseComments situation={situation} talk={talk} clauseKey={clause.key} />
      {possible.propose ? <WordingForm situation={situation} clauseKey={clause.key} /> : null}
      <p className="text-sm">
        <NearLink
          href={`${here}#clause-${clause.key}`}
          className="inline-block min-h-6 text-quiet underline underline-offset-4"
        >
          Hide this
        </NearLink>
      </p>
    </section>
  );
}
