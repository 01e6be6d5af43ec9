import { clsx } from 'clsx';
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
  const [owed, others] = apart(assistants);
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
        {owed.length > 0 ? (
          <ul className="rows">
            {owed.map(({ engagementId, name, hasEnded, totals, unclosed }) => (
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
        ) : null}
        {others.length > 0 ? (
          <NothingOwed assistants={others} slug={slug} isAlone={owed.length === 0} />
        ) : null}
      </PageSection>
    </>
  );
}

type Assistant = PayOverview['assistants'][number];

/** @returns those to whom something is owed, or will be once a week is closed; and those to whom nothing is. */
function apart(assistants: readonly Assistant[]) {
  const isOwed = ({ totals, unclosed }: Assistant) => totals.length > 0 || unclosed !== null;
  return [assistants.filter(isOwed), assistants.filter((each) => !isOwed(each))] as const;
}

type NothingOwedProps = {
  readonly assistants: readonly Assistant[];
  readonly slug: string;
  /** nothing is owed to anybody */
  readonly isAlone: boolean;
};

/** Their statements are led to, but they take no row among those who are owed something. */
function NothingOwed({ assistants, slug, isAlone }: NothingOwedProps) {
  return (
    <div className={clsx('text-sm text-quiet', !isAlone && 'mt-6')}>
      <p>Nothing is owed to:</p>
      <ul className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
        {assistants.map(({ engagementId, name, hasEnded }) => (
          <li key={engagementId}>
            <NearLink href={addresses.statement(slug, engagementId)} className="link">
              {name}
            </NearLink>
            {hasEnded ? ', who no longer works with you' : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
