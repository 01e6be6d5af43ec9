import { EmptyState } from '@/components/ui/empty-state';
import { NearLink } from '@/components/ui/near-link';
import { PageSection } from '@/components/ui/page';
import { shownMoney } from '@/components/ui/shown-money';
import { StateLabel } from '@/components/ui/state-label';
import type { Earnings } from '@/lib/pay/earnings.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { weekInWords } from '@/lib/time/weeks/weeks.rules';
import { MoneyRow } from './money-row';
import { Totals } from './totals';

/** An assistant's earnings over all businesses; each opens to its statement. */
export function EarningsView({ earnings: { totals, businesses }, now }: { earnings: Earnings; now: Date }) {
  if (businesses.length === 0) {
    return (
      <EmptyState title="Nothing is owed to you yet">
        Work is paid under an agreement that both have signed. Once yours is approved, it is listed here with
        the day by which it will be paid.
      </EmptyState>
    );
  }
  return (
    <>
      {businesses.length > 1 ? (
        <PageSection title="In all">
          <Totals totals={totals} reader="assistant" now={now} />
        </PageSection>
      ) : null}
      <PageSection title="By business">
        <ul className="rows">
          {businesses.map(
            ({
              workspaceId,
              engagementId,
              name,
              hasEnded,
              totals: own,
              toConfirm,
              disputedWeeks,
              advances,
            }) => (
              <MoneyRow
                key={engagementId}
                href={addresses.inboxStatement(workspaceId, engagementId)}
                name={name}
                totals={own}
                reader="assistant"
                now={now}
              >
                {toConfirm > 0 ? (
                  <StateLabel meaning="needs">
                    {toConfirm === 1 ? 'A payment to confirm' : `${toConfirm} payments to confirm`}
                  </StateLabel>
                ) : null}
                {/* the work, not the two: they may have begun again since */}
                {hasEnded ? <span className="text-sm text-quiet">This work has ended</span> : null}
                {disputedWeeks.map((monday) => (
                  <span key={monday} className="flex flex-wrap items-baseline gap-x-3 text-sm">
                    <StateLabel meaning="risk">Disputed</StateLabel>
                    <NearLink href={addresses.inboxTime(engagementId, monday)} className="link">
                      Answer for time in {weekInWords(monday, now)}
                    </NearLink>
                  </span>
                ))}
                {advances.map((left) => (
                  <span key={left.currency} className="text-sm text-quiet">
                    {shownMoney(left)} of what you were given in advance is left to be taken back out of later
                    pay
                  </span>
                ))}
              </MoneyRow>
            ),
          )}
        </ul>
      </PageSection>
    </>
  );
}
