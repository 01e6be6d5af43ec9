import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { NearLink } from '@/components/ui/near-link';
import { PageSection } from '@/components/ui/page';
import { hasUnpaid, type PayOverview } from '@/lib/pay/overview.queries';
import { addresses } from '@/lib/platform/addresses';
import { weekInWords } from '@/lib/time/weeks.rules';
import { TimeToApprove } from './time-to-approve';
import { Totals } from './totals';

type PayOverviewProps = {
  readonly overview: PayOverview;
  readonly slug: string;
  readonly zone: string;
  readonly now: Date;
};

/** Weeks to approve first, then what is owed to each assistant. */
export function PayOverviewView({ overview, slug, zone, now }: PayOverviewProps) {
  const { assistants, timesheets } = overview;
  if (assistants.length === 0) {
    return (
      <EmptyState
        title="Nothing can be owed yet"
        action={<LinkButton href={addresses.agreements(slug)}>To the agreements</LinkButton>}
      >
        No money is owed outside an agreement that both have signed. Once one is in force, approved work shows
        here.
      </EmptyState>
    );
  }
  return (
    <>
      <TimeToApprove timesheets={timesheets} slug={slug} zone={zone} now={now} />
      <PageSection
        title="Owed"
        aside={
          <NearLink
            href={addresses.payYears(slug)}
            className="inline-block py-1 text-sm text-accent underline underline-offset-4"
          >
            Totals by year
          </NearLink>
        }
      >
        <ul className="divide-y divide-line">
          {assistants.map(({ engagementId, name, hasEnded, totals, unclosed }) => (
            <li
              key={engagementId}
              className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3"
            >
              <div className="grid min-w-0 gap-1">
                <NearLink
                  href={addresses.statement(slug, engagementId)}
                  className="w-fit font-semibold text-accent underline underline-offset-4"
                >
                  {name}
                </NearLink>
                {hasEnded ? <span className="text-sm text-quiet">No longer works with you</span> : null}
                {totals.length > 0 ? <Totals totals={totals} now={now} /> : null}
                {unclosed ? (
                  <span className="text-sm text-quiet">
                    Hasn’t closed {unclosed.weeks === 1 ? '' : `${unclosed.weeks} weeks since `}
                    {weekInWords(unclosed.first, now)}: what isn’t closed isn’t owed yet.
                  </span>
                ) : null}
              </div>
              {totals.length === 0 ? <Totals totals={totals} now={now} /> : null}
              {hasUnpaid({ totals }) ? (
                <LinkButton look="quiet" href={addresses.recordPayment(slug, engagementId)}>
                  Record a payment
                </LinkButton>
              ) : null}
            </li>
          ))}
        </ul>
      </PageSection>
    </>
  );
}
