import { PAYMENT_STATE_FACTS } from '@/components/pay/payment-states';
import { RowList } from '@/components/ui/row-list';
import { shownMoney } from '@/components/ui/shown-money';
import type { StateFacts } from '@/components/ui/state-label';
import type { listRuns } from '@/lib/pay/stripe/pages.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { formatInstant } from '@/lib/platform/time/format';

type Runs = Awaited<ReturnType<typeof listRuns>>;
type RunsListProps = {
  readonly runs: Runs;
  readonly slug: string;
  readonly zone: string;
  readonly now: Date;
};

/** The newest pay runs, and where they stand. */
export function RunsList({ runs, slug, zone, now }: RunsListProps) {
  return (
    <RowList
      label="Pay runs"
      rows={runs.map(({ id, charge, preparedAt, states }) => ({
        href: addresses.payRun(slug, id),
        title: shownMoney(charge),
        detail: `${formatInstant(preparedAt, zone, now)}, to ${states.length === 1 ? 'one assistant' : `${states.length} assistants`}`,
        states: standings(states),
      }))}
    />
  );
}

/** One label for each state that payments of the run are in, with how many where they differ. */
function standings(states: Runs[number]['states']): readonly StateFacts[] {
  const all = [...new Set(states)];
  return all.map((state) => {
    const { meaning, words } = PAYMENT_STATE_FACTS[state];
    const count = states.filter((each) => each === state).length;
    return { meaning, words: all.length === 1 ? words : `${words}: ${count}` };
  });
}
