import { clsx } from 'clsx';
import type { ReactNode } from 'react';

type ChartProps = {
  /** what is drawn, in a sentence, for those who don't see it */
  readonly label: string;
  /** as wide as it gets; on a narrower screen percentage positions move together, and text keeps its size */
  readonly width: number;
  readonly height: number;
  /** drawn to scale, as a line chart is: on a narrower screen all of it shrinks */
  readonly isToMeasure?: boolean;
  /** what is in the picture */
  readonly children: ReactNode;
  readonly table: ChartTable;
};

/** The numbers that a chart is drawn from. The first column names the rows. */
export type ChartTable = {
  /** "The months in numbers" */
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/**
 * A picture made on the server, and the table behind it: nobody has to read values off a line. On paper both are there.
 */
export function Chart({ label, width, height, isToMeasure = false, children, table }: ChartProps) {
  return (
    <figure className="grid gap-3 print:break-inside-avoid">
      {/* on a right-to-left page its labels would begin at the left edge and run out of it */}
      <svg
        {...(isToMeasure ? { viewBox: `0 0 ${width} ${height}` } : { height })}
        className={clsx('max-w-full self-start overflow-visible [direction:ltr]', isToMeasure && 'h-auto')}
        width={width}
        role="img"
        aria-label={label}
      >
        {children}
      </svg>
      <figcaption>
        <details>
          <summary className="fold-link">{table.title}</summary>
          <Numbers {...table} />
        </details>
      </figcaption>
    </figure>
  );
}

function Numbers({ title, columns: [first = '', ...others], rows }: ChartTable) {
  return (
    <table aria-label={title} className="mt-2 text-start">
      <thead>
        <tr className="border-b border-line text-sm text-quiet">
          <th scope="col" className="py-1 pe-8 font-semibold">
            {first}
          </th>
          {others.map((name) => (
            <th key={name} scope="col" className="py-1 ps-4 text-end font-semibold">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name = '', ...values]) => (
          <tr key={name} className="border-b border-line">
            <th scope="row" className="py-1 pe-8 font-normal">
              {name}
            </th>
            {values.map((value, index) => (
              <td key={others[index]} className="py-1 ps-4 text-end tabular-nums">
                {value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
