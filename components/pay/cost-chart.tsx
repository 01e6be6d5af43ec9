import { Chart } from '@/components/ui/chart';
import { shownMoney } from '@/components/ui/shown-money';
import { heightOf, type MonthlyCost } from '@/lib/pay/costs.rules';
import { MONTHS } from '@/lib/platform/time/dates-in-words';

/** width of a month, and how much of that is its bar */
const MONTH = 48;
const BAR = 0.75;
const HEIGHT = 120;
/** room above the bars for the highest amount */
const HEAD = 20;

/** What somebody costs by month: labelled bars, the highest with its amount, and the table behind them. */
export function CostChart({ costs }: { costs: readonly MonthlyCost[] }) {
  return (
    <div className="grid gap-8">
      {costs.map((cost) => (
        <OneCurrency key={cost.currency} cost={cost} />
      ))}
    </div>
  );
}

function OneCurrency({ cost: { currency, months } }: { cost: MonthlyCost }) {
  const [first] = months;
  // a single bar has nothing to be compared with, so the month is given in words
  if (first && months.length === 1) {
    return (
      <p>
        {shownMoney({ minor: first.minor, currency })} in {nameOf(first)}.
      </p>
    );
  }
  const tallest = Math.max(...months.map(({ minor }) => minor));
  const tallestAt = months.findIndex(({ minor }) => minor === tallest);
  const width = months.length * MONTH;
  const place = placesOf(months.length);
  return (
    <Chart
      label={`Cost by month in ${currency}; the highest is ${shownMoney({ minor: tallest, currency })}. The table below has every month.`}
      width={width}
      height={HEAD + HEIGHT + 22}
      table={{
        title: 'The months in numbers',
        columns: ['Month', 'Cost'],
        rows: months.map((each) => [nameOf(each), shownMoney({ minor: each.minor, currency })]),
      }}
    >
      {months.map(({ month, minor }, index) => {
        const height = (heightOf(minor, tallest) * HEIGHT) / 100;
        return (
          <g key={month}>
            <rect
              x={place(index)}
              y={HEAD + HEIGHT - height}
              width={place(BAR)}
              height={height}
              rx="2"
              className="fill-money"
            />
            <text
              x={place(index + BAR / 2)}
              y={HEAD + HEIGHT + 16}
              textAnchor="middle"
              className="fill-quiet text-[12px]"
            >
              {monthName(month).slice(0, 3)}
            </text>
          </g>
        );
      })}
      <text
        {...labelPlace(tallestAt, months.length, place)}
        y={HEAD - 6}
        className="fill-ink text-[12px] font-semibold"
      >
        {shownMoney({ minor: tallest, currency })}
      </text>
      <line
        x1="0"
        x2={place(months.length - 1 + BAR)}
        y1={HEAD + HEIGHT}
        y2={HEAD + HEIGHT}
        className="stroke-line"
      />
    </Chart>
  );
}

/** @returns the horizontal position of something this many months from the beginning. */
function placesOf(count: number): (months: number) => string {
  return (months) => `${((100 * months) / count).toFixed(2)}%`;
}

/**
 * @returns the position of an amount above its bar. It is wider than the bar: centred, it would run out of the first or
 * last.
 */
function labelPlace(index: number, count: number, place: (months: number) => string) {
  if (index === 0) return { x: place(0), textAnchor: 'start' } as const;
  if (index === count - 1) return { x: place(index + BAR), textAnchor: 'end' } as const;
  return { x: place(index + BAR / 2), textAnchor: 'middle' } as const;
}

function nameOf({ month }: { readonly month: string }): string {
  return `${monthName(month)} ${month.slice(0, 4)}`;
}

function monthName(month: string): string {
  return MONTHS[Number(month.slice(5, 7)) - 1] ?? month;
}
