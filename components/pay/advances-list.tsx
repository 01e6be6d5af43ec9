import { NearLink } from '@/components/ui/near-link';
import { PageSection } from '@/components/ui/page';
import { shownMoney } from '@/components/ui/shown-money';
import type { Statement } from '@/lib/pay/statements/statement.queries';
import { shownDate } from '@/lib/platform/time/shown-instants';
import { dateIn } from '@/lib/platform/time/zones';

type AdvancesListProps = {
  readonly statement: Pick<Statement, 'advances' | 'business'>;
  readonly whyAt: (owedId: string) => string;
  readonly now: Date;
};

/** What is left of each advance, and how it is recovered: both see the same. Empty if nothing is left of any. */
export function AdvancesList({ statement: { advances, business }, whyAt, now }: AdvancesListProps) {
  if (advances.length === 0) return null;
  return (
    <PageSection title="Given in advance">
      <ul className="grid max-w-measure gap-3">
        {advances.map(({ id, note, currency, approvedAt, amountMinor, partMinor, leftMinor, isPaid }) => {
          const money = (minor: number) => shownMoney({ minor, currency });
          return (
            <li key={id}>
              <NearLink href={whyAt(id)} className="underline decoration-edge underline-offset-4">
                {money(amountMinor)}: {note}
              </NearLink>
              , agreed on {shownDate(dateIn(approvedAt, business.timeZone), now)}:{' '}
              <strong className="tabular-nums">{money(leftMinor)}</strong>{' '}
              {isPaid ? 'is left to be taken back.' : 'will be taken back once it has been paid.'}
              <span className="block text-sm text-quiet">
                At most {money(partMinor)} on a pay day, and never more than half of what that day comes to.
              </span>
            </li>
          );
        })}
      </ul>
    </PageSection>
  );
}
