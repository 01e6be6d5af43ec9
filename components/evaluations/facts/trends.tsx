import { Chart } from '@/components/ui/chart';
import { atFirst, onTime, type Share } from '@/lib/evaluations/facts/rates.rules';
import type { PeriodFacts } from '@/lib/evaluations/facts/schema';
import { lineThrough, type TrendPoint } from '@/lib/evaluations/facts/trend.rules';
import { shareInWords } from '@/lib/evaluations/facts/words';
import { formatDay } from '@/lib/platform/time/format';

type TrendsProps = { readonly periods: readonly PeriodFacts[]; readonly zone: string; readonly now: Date };

/** The same facts from one evaluation to the next, oldest first. One alone isn't a trend yet. */
export function Trends({ periods, zone, now }: TrendsProps) {
  if (periods.length < 2) return null;
  const nameOf = ({ until }: PeriodFacts) => formatDay(new Date(Date.parse(until) - 1), zone, now);
  return (
    <div className="grid gap-8 sm:grid-cols-2">
      <ShareTrend
        title="Delivered on time"
        periods={periods}
        shareOf={({ work }) => onTime(work)}
        nameOf={nameOf}
      />
      <ShareTrend
        title="Approved at first delivery"
        periods={periods}
        shareOf={({ work }) => atFirst(work)}
        nameOf={nameOf}
      />
    </div>
  );
}

type ShareTrendProps = {
  readonly title: string;
  readonly periods: readonly PeriodFacts[];
  readonly shareOf: (facts: PeriodFacts) => Share;
  readonly nameOf: (facts: PeriodFacts) => string;
};

const SIZE = { width: 360, height: 160, left: 40, right: 64, top: 14, bottom: 26 };

function ShareTrend({ title, periods, shareOf, nameOf }: ShareTrendProps) {
  const shares = periods.map((period) => ({ name: nameOf(period), share: shareOf(period) }));
  const { path, points } = lineThrough(
    shares.map(({ share }) => (share.whole === 0 ? null : share.part / share.whole)),
    SIZE,
  );
  const last = points.at(-1);
  const floor = SIZE.height - SIZE.bottom;
  return (
    <section className="grid content-start gap-2">
      <h3 className="font-semibold">{title}</h3>
      <Chart
        label={`${title}, by evaluation: ${shares.map(({ name, share }) => `${name}, ${shareInWords(share)}`).join('; ')}.`}
        width={SIZE.width}
        height={SIZE.height}
        isToMeasure
        table={{
          title: 'The evaluations in numbers',
          columns: ['Until', title],
          rows: shares.map(({ name, share }) => [name, shareInWords(share)]),
        }}
      >
        {[
          [SIZE.top, 'all'],
          [floor, 'none'],
        ].map(([y, word]) => (
          <g key={word}>
            <line x1={SIZE.left} x2={SIZE.width - SIZE.right} y1={y} y2={y} className="stroke-line" />
            <text x={SIZE.left - 6} y={Number(y) + 4} textAnchor="end" className="fill-quiet text-[12px]">
              {word}
            </text>
          </g>
        ))}
        <path d={path} fill="none" strokeWidth="2" className="stroke-accent" />
        {points.map((point, index) => (
          <Dot
            key={point.x}
            point={point}
            name={isNamed(index, shares.length) ? (shares[point.index]?.name ?? '') : ''}
          />
        ))}
        {last ? (
          <text x={last.x + 8} y={last.y + 4} className="fill-ink text-[12px]">
            {shareInWords(
              shares[last.index]?.share ?? { part: 0, whole: 0, percent: null, isSmall: true },
            ).replace(/ \(.*/, '')}
          </text>
        ) : null}
      </Chart>
    </section>
  );
}

function Dot({ point: { x, y }, name }: { point: TrendPoint; name: string }) {
  return (
    <g>
      <circle cx={x} cy={y} r="3.5" className="fill-accent" />
      <text x={x} y={SIZE.height - 8} textAnchor="middle" className="fill-quiet text-[12px]">
        {name}
      </text>
    </g>
  );
}

/** Only the first and the last are labelled; labels in between would overlap, and the table has them. */
function isNamed(index: number, count: number): boolean {
  return index === 0 || index === count - 1;
}
