import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { RowList } from '@/components/ui/row-list';
import type { StateFacts } from '@/components/ui/state-label';
import type { ListedBrief } from '@/lib/briefs/list.queries';
import type { BriefList } from '@/lib/briefs/list-view.rules';
import { isOverdue } from '@/lib/briefs/rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { formatForBoth, formatInstant } from '@/lib/platform/time/format';
import { firstNameOf } from '../../lib/platform/text/first-name';
import { briefState } from './brief-state';

type BriefListViewProps = {
  readonly briefs: readonly ListedBrief[];
  readonly list: BriefList;
  readonly slug: string;
  /** the reader's zone */
  readonly zone: string;
  readonly now: Date;
  /** the first page's address; null there */
  readonly first: string | null;
  /** the next page's address */
  readonly next: string | null;
  /** whether a filter is set */
  readonly isNarrowed: boolean;
};

/** One page of a business's briefs. */
export function BriefListView(props: BriefListViewProps) {
  const { briefs, list, slug, zone, now, first, next, isNarrowed } = props;
  if (briefs.length === 0 && first !== null) return <NothingFurther list={list} first={first} />;
  if (briefs.length === 0 && isNarrowed) {
    return (
      <EmptyState title="Nothing here matches">
        The search looks at titles, from the beginning of a word, and only in this list: open briefs, drafts
        and closed ones are separate lists. Days are in your time zone.
      </EmptyState>
    );
  }
  if (briefs.length === 0) return <NothingHere list={list} slug={slug} />;
  return (
    <>
      <RowList
        label="Briefs"
        rows={briefs.map((brief) => ({
          href: list === 'drafts' ? addresses.editBrief(slug, brief.id) : addresses.brief(slug, brief.id),
          title: brief.title,
          detail: detailOf(brief, list, zone, now),
          states: statesOf(brief, now),
        }))}
      />
      <div className="mt-6 flex flex-wrap gap-2">
        {first === null ? null : <ToFirst list={list} first={first} />}
        {next === null ? null : (
          <LinkButton href={next} look="quiet">
            {list === 'open' ? 'Later' : 'Older'}
          </LinkButton>
        )}
      </div>
    </>
  );
}

type FurtherProps = { readonly list: BriefList; readonly first: string };

/** A page that was there before: what it showed is in another list by now. */
function NothingFurther({ list, first }: FurtherProps) {
  return (
    <EmptyState title="That’s all" action={<ToFirst list={list} first={first} />}>
      Nothing comes after what you saw before. What was here may have moved on since.
    </EmptyState>
  );
}

function ToFirst({ list, first }: FurtherProps) {
  return (
    <LinkButton href={first} look="quiet">
      {list === 'open' ? 'Due first' : 'Newest'}
    </LinkButton>
  );
}

function statesOf(brief: ListedBrief, now: Date): readonly StateFacts[] {
  const state = briefState(brief.state, 'staff');
  const isLate = isOverdue(brief, now) && !brief.isBlocked;
  return isLate ? [{ meaning: 'risk', words: 'Overdue' }, state] : [state];
}

function detailOf(brief: ListedBrief, list: BriefList, zone: string, now: Date): string {
  const { assistant, assistantZone, deadlineAt } = brief;
  if (list === 'closed') return `${assistant}, ${formatInstant(brief.stateChangedAt, zone, now)}`;
  if (!deadlineAt) return `For ${assistant}, no date yet`;
  const other = assistantZone === null ? undefined : { zone: assistantZone, name: firstNameOf(assistant) };
  return `${assistant}, due ${formatForBoth(deadlineAt, zone, now, other)}`;
}

function NothingHere({ list, slug }: { list: BriefList; slug: string }) {
  if (list === 'open') {
    return (
      <EmptyState
        title="Nothing is handed over right now"
        action={<LinkButton href={addresses.newBrief(slug)}>Write a brief</LinkButton>}
      >
        A brief names the outcome, what you will get, and a deadline that is one moment on both clocks.
      </EmptyState>
    );
  }
  return list === 'drafts' ? (
    <EmptyState title="No drafts">
      A draft is yours alone until you hand it over, so take the time to make it clear.
    </EmptyState>
  ) : (
    <EmptyState title="Nothing is closed yet">
      Approved briefs stay here for good, with what was delivered and who said yes to which bytes.
    </EmptyState>
  );
}
