import { PageSection } from '@/components/ui/page';
import type { PeriodMeasures } from '@/lib/briefs/home/letting-go.queries';
import type { Measures } from '@/lib/briefs/home/letting-go.rules';
import { hoursInWords } from '@/lib/briefs/terms/hours';

/** The measures for each period, beside the previous one; below, what each of them counts. */
export function LettingGo({ periods }: { periods: readonly PeriodMeasures[] }) {
  return (
    <>
      {periods.map((period) => (
        <Period key={period.days} {...period} />
      ))}
      <PageSection title="What is counted">
        <dl className="grid max-w-measure gap-3">
          <Meaning name="Hours handed over">
            The hours in the budgets of the briefs you approved. Nobody’s minutes are watched, so what the
            work really took isn’t known here.
          </Meaning>
          <Meaning name="Interruptions per brief">
            How often an approved brief came back to you before: each question, each reported risk, each time
            you sent something back, and each day on which your assistant wrote to you about it. Below it, how
            many that is in a week.
          </Meaning>
          <Meaning name="Right at the first delivery">
            Of the briefs you approved, how many you never had to send back.
          </Meaning>
        </dl>
      </PageSection>
    </>
  );
}

function Period({ days, now, before }: PeriodMeasures) {
  const id = `last-${days}-days`;
  return (
    <PageSection title={`The last ${days} days`} id={id}>
      {now.approved === 0 ? (
        <p className="max-w-measure text-quiet">You approved no brief in this time.</p>
      ) : (
        <>
          <p className="mb-3 max-w-measure text-quiet">{sampleInWords(now)}</p>
          <dl className="grid gap-x-8 gap-y-5 sm:grid-cols-3">
            <Figure
              name="Hours handed over"
              value={now.hours === null ? 'No budgets' : hoursInWords(now.hours * 60)}
              before={before.hours === null ? null : hoursInWords(before.hours * 60)}
              note={withoutBudgetInWords(now)}
            />
            <Figure
              name="Interruptions per brief"
              value={String(now.interruptions)}
              before={before.interruptions === null ? null : String(before.interruptions)}
              note={`${now.interruptionsPerWeek} a week${perWeekBefore(before)}`}
            />
            <Figure
              name="Right at the first delivery"
              value={`${now.atFirstPercent}%`}
              before={before.atFirstPercent === null ? null : `${before.atFirstPercent}%`}
            />
          </dl>
          <p className="mt-3 text-sm text-quiet">{beforeInWords(days, before)}</p>
        </>
      )}
    </PageSection>
  );
}

type FigureProps = {
  readonly name: string;
  readonly value: string;
  /** the same of the period before; null when there is none */
  readonly before: string | null;
  readonly note?: string | null;
};

function Figure({ name, value, before, note = null }: FigureProps) {
  return (
    <div className="grid content-start gap-0.5">
      <dt className="text-sm text-quiet">{name}</dt>
      <dd className="text-xl font-semibold">{value}</dd>
      {before === null ? null : <dd className="text-sm text-quiet">before that: {before}</dd>}
      {note === null ? null : <dd className="text-sm text-quiet">{note}</dd>}
    </div>
  );
}

function Meaning({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt className="font-semibold">{name}</dt>
      <dd className="text-quiet">{children}</dd>
    </div>
  );
}

function sampleInWords({ approved, isSmall }: Measures): string {
  const from = approved === 1 ? 'From one approved brief' : `From ${approved} approved briefs`;
  return isSmall ? `${from}: too few to read much into.` : `${from}.`;
}

function withoutBudgetInWords({ withoutBudget, hours }: Measures): string | null {
  if (withoutBudget === 0 || hours === null) return null;
  return withoutBudget === 1
    ? 'one brief had no budget in hours'
    : `${withoutBudget} briefs had no budget in hours`;
}

function perWeekBefore({ interruptionsPerWeek }: Measures): string {
  return interruptionsPerWeek === null ? '' : `, before that ${interruptionsPerWeek}`;
}

function beforeInWords(days: number, { approved, isSmall }: Measures): string {
  if (approved === 0) return `In the ${days} days before, you approved none.`;
  const few = isSmall ? ', too few to compare with' : '';
  return `In the ${days} days before, you approved ${approved === 1 ? 'one brief' : `${approved} briefs`}${few}.`;
}
