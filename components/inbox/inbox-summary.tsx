import { SampleBusiness } from '@/components/site/sample-business';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page';
import { comingDays } from '@/lib/briefs/inbox/coming-days.rules';
import type { Inbox } from '@/lib/briefs/inbox/inbox-list.queries';
import { isNarrowed } from '@/lib/briefs/inbox/inbox-view.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { placeOf } from '@/lib/platform/time/format';
import { ComingDays } from './coming-days';
import { askedBeside, isEmpty, needsBeside } from './empty';
import type { InboxGroupRows, InboxRow } from './inbox-rows';

type InboxSummaryProps = {
  readonly inbox: Inbox;
  /** the same in words */
  readonly groups: readonly InboxGroupRows[];
  /** whether they used to work for somebody */
  readonly hasPast: boolean;
  readonly zone: string;
  readonly now: Date;
};

/** What the inbox says before anything is opened. */
export function InboxSummary({ inbox, groups, hasPast, zone, now }: InboxSummaryProps) {
  if (inbox.businesses.length === 0 && askedBeside(inbox) === 0) {
    return (
      <>
        <PageHead title="Inbox" />
        {hasPast ? (
          <EmptyState
            title="You aren’t working for anybody at the moment"
            action={<LinkButton href={addresses.businesses()}>Whom you have worked for</LinkButton>}
          >
            What you signed, what you were paid and what you both wrote in evaluations stay yours to read. New
            work comes from a business that invites you.
          </EmptyState>
        ) : (
          <EmptyState title="Nobody has handed you anything yet">
            Work comes from businesses that have invited you. Open the link in an invitation, agree on terms
            with them, and their briefs arrive here.
          </EmptyState>
        )}
        <SampleBusiness />
      </>
    );
  }
  if (isEmpty(inbox)) {
    return (
      <>
        <PageHead title="Inbox" />
        <EmptyState title="Nothing is open">
          {inbox.businesses.length === 1 ? `You work with ${inbox.businesses[0]?.name}. ` : ''}
          Whatever a business asks of you comes here and by e-mail: an agreement to sign, a brief to accept, a
          week to close. You read each brief, ask what isn’t clear, and accept it only then.
        </EmptyState>
        <SampleBusiness />
      </>
    );
  }
  const needs = inbox.needs + needsBeside(inbox);
  // of what was looked for only a part is known here, and the rest wasn't asked about
  const summary = isNarrowed(inbox.view) ? [] : [needsInWords(needs)];
  return (
    <>
      <PageHead title="Inbox" intro={[...summary, `Times are yours (${placeOf(zone)}).`].join(' ')} />
      {/* on a narrow screen the list itself comes next */}
      <div className="grid max-w-measure gap-10 max-lg:hidden">
        {needs > 0 ? <First row={groups.find((group) => group.needs)?.rows[0]} /> : null}
        {isWhole(inbox) ? (
          <ComingDays days={comingDays(ahead(inbox), now, zone)} zone={zone} now={now} />
        ) : null}
      </div>
    </>
  );
}

/** What of all that is open comes first, and the one button of the page. */
function First({ row }: { readonly row: InboxRow | undefined }) {
  if (!row) return null;
  const { href, title, business, due } = row;
  return (
    <div className="grid justify-items-start gap-4 border-s-2 border-needs ps-5">
      <div>
        <p className="row-title">{title}</p>
        <p className="row-detail">{due ? `${due.words} · ${business}` : business}</p>
      </div>
      <LinkButton href={href}>Open the first</LinkButton>
    </div>
  );
}

/** @returns whether all open briefs are at hand, so that they can be counted. */
function isWhole({ view, next }: Inbox): boolean {
  return next === null && view.after === null && !isNarrowed(view);
}

/** @returns the deadlines of what isn't with the owner: news about what is doesn't make it due. */
function ahead({ briefs }: Inbox): readonly Date[] {
  return briefs.filter(({ isWithOwner }) => !isWithOwner).map(({ deadlineAt }) => deadlineAt);
}

function needsInWords(count: number): string {
  if (count === 0) return 'Nothing needs you right now.';
  return count === 1 ? 'One thing needs you now.' : `${count} things need you now.`;
}
