import { Button } from '@/components/ui/button';
import { INPUT_LOOK } from '@/components/ui/field';
import { PageSection } from '@/components/ui/page';
import type { FactsPage } from '@/lib/evaluations/facts/page.queries';
import type { PeriodFacts } from '@/lib/evaluations/facts/schema';
import { type FactShown, writeFactsView } from '@/lib/evaluations/facts/view.rules';
import { FactsSection } from './facts-section';
import { type FactsReader, RowsBehind } from './rows-behind';

type FactsViewProps = {
  readonly page: FactsPage;
  readonly reader: FactsReader;
  /** this page's, without a query */
  readonly address: string;
  readonly now: Date;
};

/** An engagement's facts over the chosen period, and the rows behind one of them. */
export function FactsView({ page: { facts, names, view, behind }, reader, address, now }: FactsViewProps) {
  const rowsOf = (period: PeriodFacts, shown: FactShown) => `${address}${writeFactsView(period, shown)}#rows`;
  const next =
    behind.next === null ? null : `${address}${writeFactsView(facts.period, view.shown, behind.next)}#rows`;
  return (
    <>
      <form
        action={address}
        aria-label="Which time"
        className="mb-6 flex flex-wrap items-end gap-3"
        data-no-print
      >
        <Day name="from" label="From" value={view.days.from} />
        <Day name="until" label="Until" value={view.days.until} />
        <Button type="submit" look="quiet">
          Show
        </Button>
      </form>
      <FactsSection facts={facts} names={names} withMoney={reader.withMoney} rowsOf={rowsOf} now={now} />
      <PageSection id="rows" title={TITLES[view.shown]}>
        <RowsBehind behind={behind} reader={reader} names={names} zone={facts.zone} now={now} next={next} />
      </PageSection>
    </>
  );
}

const TITLES: Record<FactShown, string> = {
  briefs: 'The briefs done',
  late: 'Briefs delivered late',
  sent_back: 'Briefs that were sent back',
  unclear: 'Briefs that were unclear',
  asked: 'Briefs with questions',
  changed: 'Briefs whose terms were asked to be changed',
  ended: 'Briefs that ended without an approval',
  answers: 'What was asked, and how long the answer took',
  time: 'Time worked, week by week',
  cost: 'What the cost is made of',
  payments: 'What fell due, and when it was paid',
};

function Day({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <label className="grid gap-1 text-sm text-quiet">
      {label}
      <input type="date" name={name} defaultValue={value} required className={`${INPUT_LOOK} w-auto!`} />
    </label>
  );
}
