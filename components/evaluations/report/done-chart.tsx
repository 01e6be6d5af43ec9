import { Chart } from '@/components/ui/chart';
import { barsOf } from '@/lib/evaluations/report/chart.rules';
import type { ReportRow } from '@/lib/evaluations/report/queries';
import { shortened } from '@/lib/platform/text/shortened';

const WIDTH = 360;
/** width of a name with its bar */
const STEP = 44;
const BAR = 12;
/** As much of a name as fits beside its figure; the table has all of it. */
const LONGEST_SHOWN = 26;

/**
 * Briefs done by each assistant, and how many of them on time, by name. Late ones are outlined, so that they differ
 * without colour too.
 */
export function DoneChart({ rows, when }: { readonly rows: readonly ReportRow[]; readonly when: string }) {
  const done = rows
    .filter(({ work }) => work.done > 0)
    .map(({ engagementId, assistant, work }) => ({
      id: engagementId,
      name: assistant,
      onTime: work.onTime,
      late: work.done - work.onTime,
    }));
  if (done.length === 0) return null;
  const onTimeOf = (each: (typeof done)[number]) => `${each.onTime} of ${each.onTime + each.late} on time`;
  return (
    <section className="mb-8 grid gap-2" aria-label="Briefs done, and how many on time">
      <h2 className="font-semibold">Briefs done, and how many on time</h2>
      <Chart
        label={`Briefs done in ${when}, by name: ${done.map((each) => `${each.name}, ${onTimeOf(each)}`).join('; ')}.`}
        width={WIDTH}
        height={done.length * STEP}
        table={{
          title: 'The briefs in numbers',
          columns: ['Assistant', 'On time', 'Late'],
          rows: done.map(({ name, onTime, late }) => [name, String(onTime), String(late)]),
        }}
      >
        {barsOf(done, 100).map((bar, index) => (
          <g key={bar.id} transform={`translate(0 ${index * STEP})`}>
            <text y="14" className="fill-ink text-[13px]">
              {shortened(bar.name, LONGEST_SHOWN)}
            </text>
            <text x="100%" y="14" textAnchor="end" className="fill-quiet text-[13px]">
              {onTimeOf(bar)}
            </text>
            <rect
              x={`${bar.inTime[0]}%`}
              y="20"
              width={`${bar.inTime[1] - bar.inTime[0]}%`}
              height={BAR}
              className="fill-accent"
            />
            {bar.late > 0 ? (
              <rect
                x={`${bar.after[0]}%`}
                y="20.5"
                width={`${bar.after[1] - bar.after[0]}%`}
                height={BAR - 1}
                fill="none"
                strokeWidth="1.5"
                strokeDasharray="4 2"
                className="stroke-risk"
              />
            ) : null}
          </g>
        ))}
      </Chart>
    </section>
  );
}
