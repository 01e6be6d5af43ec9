import { SampleBusiness } from '@/components/site/sample-business';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page';
import type { Inbox } from '@/lib/briefs/inbox-list.queries';
import { addresses } from '@/lib/platform/addresses';
import { placeOf } from '@/lib/platform/time/format';
import { askedBeside, isEmpty } from './empty';
import type { InboxGroupRows } from './inbox-rows';

type InboxSummaryProps = {
  readonly inbox: Inbox;
  /** the same in words */
  readonly groups: readonly InboxGroupRows[];
  /** whether they have worked for somebody, and don't any more */
  readonly hasPast: boolean;
  readonly zone: string;
};

/** What the inbox says before anything is opened. */
export function InboxSummary({ inbox, groups, hasPast, zone }: InboxSummaryProps) {
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
          What a business asks of you comes here and by mail: its agreement, to read and sign, and then its
          briefs. You read each, ask what isn’t clear, and accept it only then.
        </EmptyState>
        <SampleBusiness />
      </>
    );
  }
  const needs = inbox.needs + askedBeside(inbox);
  const first = needs > 0 ? groups[0]?.rows[0] : undefined;
  return (
    <>
      <PageHead title="Inbox" intro={`${needsInWords(needs)} Times are yours (${placeOf(zone)}).`} />
      {/* on a narrow screen the list itself comes next */}
      {first ? (
        <LinkButton href={first.href} className="max-lg:hidden">
          Open the first
        </LinkButton>
      ) : null}
    </>
  );
}

function needsInWords(count: number): string {
  if (count === 0) return 'Nothing needs you right now.';
  return count === 1 ? 'One thing needs you now.' : `${count} things need you now.`;
}
