import { heightOf, type MonthlyCost } from '@/lib/pay/costs.rules';
import { formatMoney } from '@/lib/platform/money';
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
    <figure className="grid gap-3">
      <svg
        viewBox={`0 0 ${width} ${HEIGHT + 22}`}
        className="h-40 max-w-full self-start"
        role="img"
        aria-label={`Cost by month in ${currency}; the highest is ${formatMoney({ minor: tallest, currency })}. The table below has every month.`}
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
      </svg>
      <figcaption>
        <details>
          <summary className="w-fit py-1 text-accent underline underline-offset-4">
            The months in numbers
          </summary>
          <table className="mt-2 text-left">
            <thead>
              <tr className="border-b border-line text-sm text-quiet">
                <th scope="col" className="py-1 pe-8 font-semibold">
                  Month
                </th>
                <th scope="col" className="py-1 text-right font-semibold">
                  Cost
                </th>
              </tr>
            </thead>
            <tbody>
              {months.map(({ month, minor }) => (
                <tr key={month} className="border-b border-line">
                  <td className="py-1 pe-8">
                    {monthName(month)} {month.slice(0, 4)}
                  </td>
                  <td className="py-1 text-right tabular-nums">{formatMoney({ minor, currency })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </figcaption>
    </figure>
  );
}

function monthName(month: string): string {
  return MONTHS[Number(month.slice(5, 7)) - 1] ?? month;
}
