import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { NearLink } from '@/components/ui/near-link';
import { PageSection } from '@/components/ui/page';
import { hasUnpaid, type PayOverview } from '@/lib/pay/overview.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { weekInWords } from '@/lib/time/weeks/weeks.rules';
import { MoneyRow } from './money-row';
import { TimeToApprove } from './time-to-approve';

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
        action={<LinkButton href={addresses.agreements(slug)}>Go to your agreements</LinkButton>}
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
          <NearLink href={addresses.payYears(slug)} className="link text-sm">
            Totals by year
          </NearLink>
        }
      >
        <ul className="rows">
          {assistants.map(({ engagementId, name, hasEnded, totals, unclosed }) => (
            <MoneyRow
              key={engagementId}
              href={addresses.statement(slug, engagementId)}
              name={name}
              totals={totals}
              reader="owner"
              now={now}
              action={
                hasUnpaid({ totals }) ? (
                  <LinkButton look="quiet" href={addresses.recordPayment(slug, engagementId)}>
                    Record a payment
                  </LinkButton>
                ) : null
              }
            >
              {hasEnded ? <span className="text-sm text-quiet">No longer works with you</span> : null}
              {unclosed ? (
                <span className="text-sm text-quiet">
                  Hasn’t closed {unclosed.weeks === 1 ? '' : `${unclosed.weeks} weeks since `}
                  {weekInWords(unclosed.first, now)}: what isn’t closed isn’t owed yet.
                </span>
              ) : null}
            </MoneyRow>
          ))}
        </ul>
      </PageSection>
    </>
  );
}
