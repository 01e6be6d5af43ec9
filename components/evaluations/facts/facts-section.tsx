import { clsx } from 'clsx';
import { NearLink } from '@/components/ui/near-link';
import { ENOUGH } from '@/lib/evaluations/facts/rates.rules';
import type { Facts, PeriodFacts } from '@/lib/evaluations/facts/schema';
import type { FactShown } from '@/lib/evaluations/facts/view.rules';
import {
  type FactGroup,
  type FactRow,
  factGroups,
  type Names,
  NO_HOURS,
  NOT_COUNTED,
} from '@/lib/evaluations/facts/words';
import { formatDay } from '@/lib/platform/time/format';

type FactsSectionProps = {
  readonly facts: Facts;
  readonly names: Names;
  /** whether the reader sees what is paid: a manager doesn't */
  readonly withMoney: boolean;
  /** where the rows behind a fact are; undefined where nothing leads there, as on paper */
  readonly rowsOf?: ((period: PeriodFacts, shown: FactShown) => string) | undefined;
  readonly now: Date;
};

/**
 * On a phone three columns are too narrow for words: there a fact's name is above its two figures. For screen readers
 * it stays a table, however its rows are laid out.
 */
const ON_A_PHONE = [
  'max-sm:block max-sm:[&>*]:block max-sm:[&_tr]:grid max-sm:[&_tr]:grid-cols-2',
  'max-sm:[&_:is(td,th)]:w-auto max-sm:[&_tbody_th]:col-span-2 max-sm:[&_tbody_th]:pb-0 max-sm:[&_tbody_td]:pt-0',
];

/**
 * A period's facts beside those of the previous one, each linked to its rows. Live while an evaluation is open, and the
 * same once frozen.
 */
export function FactsSection({ facts, names, withMoney, rowsOf, now }: FactsSectionProps) {
  const { period, before, zone } = facts;
  const span = (each: PeriodFacts) =>
    `${formatDay(new Date(each.from), zone, now)} to ${formatDay(new Date(Date.parse(each.until) - 1), zone, now)}`;
  const groups = factGroups(names, withMoney);
  return (
    <div className="grid gap-4">
      <table className={clsx('w-full text-start', before && ON_A_PHONE)}>
        <caption className="pb-2 text-start text-sm text-quiet">
          Counted from the record{before ? ', next to the period before' : ''}. Neither of you typed any of
          it.
        </caption>
        <thead>
          <tr className="border-b border-line text-sm text-quiet align-bottom">
            <td className={clsx(before && 'max-sm:hidden')} />
            <th scope="col" className="w-1/2 py-1 pe-3 font-semibold sm:w-1/3">
              {span(period)}
            </th>
            {before ? (
              <th scope="col" className="w-1/3 py-1 font-semibold">
                {span(before)}
              </th>
            ) : null}
          </tr>
        </thead>
        {groups.map((group) => (
          <Group key={group.title} group={group} facts={facts} rowsOf={rowsOf} />
        ))}
      </table>
      {isSmall(period) ? (
        <p className="max-w-measure text-sm text-quiet">
          Fewer than {ENOUGH} is too few to read much into, so no percentage is shown.
        </p>
      ) : null}
    </div>
  );
}

type GroupProps = Pick<FactsSectionProps, 'facts' | 'rowsOf'> & { readonly group: FactGroup };

function Group({ group: { title, rows }, facts, rowsOf }: GroupProps) {
  const { period, before } = facts;
  const shown = rows.filter(
    (row) => !row.isRare || [period, before].some((each) => each && !saysNothing(row, each)),
  );
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={before ? 3 : 2} className="pt-5 pb-1">
          {title}
        </th>
      </tr>
      {shown.map((row) => (
        <tr key={row.name} className="border-b border-line align-top">
          <th scope="row" className="py-1.5 pe-3 font-normal text-quiet [overflow-wrap:anywhere]">
            {row.name}
          </th>
          <td className="py-1.5 pe-3 font-semibold tabular-nums">
            <Figure row={row} period={period} heard={row.name} rowsOf={rowsOf} />
          </td>
          {before ? (
            <td className="py-1.5 tabular-nums text-quiet">
              <Figure row={row} period={before} heard={`${row.name}, the time before`} rowsOf={rowsOf} />
            </td>
          ) : null}
        </tr>
      ))}
    </tbody>
  );
}

type FigureProps = Pick<FactsSectionProps, 'rowsOf'> & {
  readonly row: FactRow;
  readonly period: PeriodFacts;
  /** says what a figure is, where a link is heard without its row */
  readonly heard: string;
};

function Figure({ row, period, heard, rowsOf }: FigureProps) {
  const words = row.say(period);
  if (!rowsOf || saysNothing(row, period)) return <>{words}</>;
  return (
    <NearLink
      href={rowsOf(period, row.shown)}
      className="underline decoration-line underline-offset-4 hover:decoration-current"
    >
      {words}
      <span className="sr-only">: {heard}</span>
    </NearLink>
  );
}

const NOTHING = new Set(['0', 'none', 'never', 'nothing was asked', NOT_COUNTED, NO_HOURS]);

function saysNothing(row: FactRow, period: PeriodFacts): boolean {
  return NOTHING.has(row.say(period));
}

function isSmall({ work, answers, payments }: PeriodFacts): boolean {
  const wholes = [work.done, answers.assistant?.counted ?? 0, answers.owner?.counted ?? 0, payments.due];
  return wholes.some((whole) => whole > 0 && whole < ENOUGH);
}
