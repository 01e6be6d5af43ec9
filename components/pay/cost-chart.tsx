import { Chart } from '@/components/ui/chart';
import { shownMoney } from '@/components/ui/shown-money';
import { heightOf, type MonthlyCost } from '@/lib/pay/costs.rules';
import { MONTHS } from '@/lib/platform/time/days';

const BAR = 36;
const GAP = 12;
const HEIGHT = 120;

/** What somebody costs by month: bars with their months, and the table that they are drawn from. */
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
  const tallest = Math.max(...months.map(({ minor }) => minor));
  const width = months.length * (BAR + GAP);
  return (
    <Chart
      label={`Cost by month in ${currency}; the highest is ${shownMoney({ minor: tallest, currency })}. The table below has every month.`}
      width={width}
      height={HEIGHT + 22}
      table={{
        title: 'The months in numbers',
        columns: ['Month', 'Cost'],
        rows: months.map(({ month, minor }) => [
          `${monthName(month)} ${month.slice(0, 4)}`,
          shownMoney({ minor, currency }),
        ]),
      }}
    >
      {months.map(({ month, minor }, index) => {
        const height = (heightOf(minor, tallest) * HEIGHT) / 100;
        return (
          <g key={month}>
            <rect
              x={index * (BAR + GAP)}
              y={HEIGHT - height}
              width={BAR}
              height={height}
              rx="2"
              className="fill-money"
            />
            <text
              x={index * (BAR + GAP) + BAR / 2}
              y={HEIGHT + 16}
              textAnchor="middle"
              className="fill-quiet text-[12px]"
            >
              {monthName(month).slice(0, 3)}
            </text>
          </g>
        );
      })}
      <line x1="0" x2={width - GAP} y1={HEIGHT} y2={HEIGHT} className="stroke-line" />
    </Chart>
  );
}

function monthName(month: string): string {
  return MONTHS[Number(month.slice(5, 7)) - 1] ?? month;
}
