import { ActionForm } from '@/components/forms/action-form';
import { EngagementFields } from '@/components/forms/engagement-fields';
import { FormMessage, Submit } from '@/components/forms/fields';
import { Notice } from '@/components/ui/notice';
import { WITH_ASSISTANT } from '@/lib/briefs/rules';
import type { BriefToHandBack, EndingPage } from '@/lib/endings/page.queries';
import { decide } from '@/lib/endings/rules';
import { sayDone, sayGoOn } from '@/lib/endings/saying.actions';
import { type EndingReader, otherOf, sideOf } from './reader';

type SayingProps = { readonly page: EndingPage; readonly reader: EndingReader };

/** What either side can say, what the other has said, and what follows once both have. */
export function Saying({ page, reader }: SayingProps) {
  const { facts } = page;
  const { done, go_on: goOn } = facts.said;
  const mine = sideOf(reader);
  const theirs = mine === 'owner' ? 'assistant' : 'owner';
  const other = otherOf(page, reader);
  const calledOff = calledOffInWords(page.briefs);
  const may = (action: 'sayDone' | 'sayGoOn') => decide(facts, action, reader.role, reader.now).ok;
  return (
    <div className="grid max-w-measure gap-5">
      {done.includes(theirs) ? (
        <Notice meaning="needs" title={`${other} says that all is handed back.`} />
      ) : null}
      {done.includes(mine) ? (
        <Notice title={`You have said that all is handed back. ${other} hasn’t yet.`} />
      ) : null}
      {goOn.includes(theirs) ? (
        <Notice meaning="needs" title={`${other} would like to go on after all.`} />
      ) : null}
      {goOn.includes(mine) ? (
        <Notice title={`You would like to go on after all. ${other} hasn’t answered.`} />
      ) : null}
      {may('sayDone') ? (
        <ActionForm action={sayDone} label="All is handed back" className="grid gap-3">
          <EngagementFields of={page} />
          <p>
            {done.includes(theirs)
              ? 'Once you say so too, the work ends at once: nothing new can be written, any remaining notice is waived, and whatever is still with the assistant is called off. This can’t be undone.'
              : 'Once you both say so, the work ends at once. Until then, and if nobody says anything, it ends on the last day.'}
            {goOn.includes(mine) ? ' It replaces what you said last: that you would like to go on.' : null}
          </p>
          {calledOff === null ? null : <p className="font-semibold">{calledOff}</p>}
          <FormMessage />
          <div>
            <Submit look={done.includes(theirs) ? 'danger' : 'primary'} pending="Saying so…">
              {done.includes(theirs) ? 'All is handed back: end the work' : 'All is handed back'}
            </Submit>
          </div>
        </ActionForm>
      ) : null}
      {may('sayGoOn') ? (
        <ActionForm action={sayGoOn} label="Go on after all" className="grid gap-3">
          <EngagementFields of={page} />
          <p className="text-sm text-quiet">
            If you both would rather go on, the end is taken back. Notice that was given still runs: for work
            after it you both sign a new agreement, and signing one takes the end back too.
            {done.includes(mine) ? ' It replaces what you said last: that all is handed back.' : null}
          </p>
          <FormMessage />
          <div>
            <Submit look="quiet" pending="Saying so…">
              Go on after all
            </Submit>
          </div>
        </ActionForm>
      ) : null}
    </div>
  );
}

/**
 * @param briefs all that are open
 * @returns what the end of the work does to those still with the assistant; null if there are none.
 */
export function calledOffInWords(briefs: readonly Pick<BriefToHandBack, 'state'>[]): string | null {
  const { length } = briefs.filter(({ state }) => WITH_ASSISTANT.includes(state));
  if (length === 0) return null;
  return length === 1
    ? 'One brief isn’t delivered yet: the end of the work calls it off.'
    : `${length} briefs aren’t delivered yet: the end of the work calls them off.`;
}
