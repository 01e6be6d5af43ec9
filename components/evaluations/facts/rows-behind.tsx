import { NearLink } from '@/components/ui/near-link';
import { type RowFacts, RowList } from '@/components/ui/row-list';
import { shownMoney } from '@/components/ui/shown-money';
import type { Behind } from '@/lib/evaluations/facts/page.queries';
import type { Names } from '@/lib/evaluations/facts/words';
import { nameOfOwed } from '@/lib/pay/owed/owed.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { addressesFor } from '@/lib/platform/addresses/addresses-for';
import { dayInWords, formatDay, formatInstant } from '@/lib/platform/time/format';
import { shownMinutes } from '@/lib/time/entries/shown-minutes.rules';

/** Who reads the facts, and so where their rows are for them. */
export type FactsReader =
  | { readonly side: 'owner'; readonly slug: string; readonly withMoney: boolean }
  | {
      readonly side: 'assistant';
      readonly workspaceId: string;
      readonly withMoney: boolean;
      /** the engagement has ended: the facts are theirs, the briefs are the business's */
      readonly isPast?: boolean;
    };

type RowsBehindProps = {
  readonly behind: Behind;
  readonly reader: FactsReader;
  readonly names: Names;
  readonly zone: string;
  readonly now: Date;
  /** of the next page of rows; null when there is none */
  readonly next: string | null;
};

/** The rows behind a fact, each linked to where there is more to see. */
export function RowsBehind({ next, ...props }: RowsBehindProps) {
  const { behind } = props;
  if (behind.rows.length === 0)
    return <p className="text-quiet">There is nothing like this in that period.</p>;
  return (
    <>
      <Rows {...props} />
      {behind.of === 'answers' && !behind.isAll ? (
        <p className="mt-3 text-sm text-quiet">
          These are the latest {behind.rows.length}. Ask for a shorter time to see the others.
        </p>
      ) : null}
      {next ? (
        <NearLink href={next} className="link mt-3" data-no-print>
          Earlier ones
        </NearLink>
      ) : null}
    </>
  );
}

function Rows({ behind, reader, names, zone, now }: Omit<RowsBehindProps, 'next'>) {
  const isPast = reader.side === 'assistant' && reader.isPast;
  const toBrief = (id: string) => (isPast ? undefined : addressesFor(reader).brief(id));
  switch (behind.of) {
    case 'briefs':
      return <BriefRows rows={behind.rows.map((row) => briefRow(row, toBrief(row.id), zone, now))} />;
    case 'ended':
      return (
        <BriefRows
          rows={behind.rows.map(({ id, title, at, kind, reason }) => ({
            id,
            href: toBrief(id),
            title,
            detail: `${formatDay(at, zone, now)}${reason ? `: ${reason}` : ''}`,
            states: [{ meaning: 'info', words: WORDS[kind] }],
          }))}
        />
      );
    case 'answers':
      return <AnswerRows rows={behind.rows} names={names} toBrief={toBrief} zone={zone} now={now} />;
    case 'time':
      return (
        <PlainRows
          rows={behind.rows.map(({ id, week, minutes, isApproved, concededMinutes }) => ({
            id,
            href:
              reader.side === 'owner' && reader.withMoney ? addresses.timesheet(reader.slug, id) : undefined,
            text: `Week from ${dayInWords(week, now)}${isApproved ? '' : ', not approved yet'}${concededMinutes > 0 ? `, ${shownMinutes(concededMinutes)} of it conceded` : ''}`,
            figure: shownMinutes(minutes),
          }))}
        />
      );
    case 'cost':
      return (
        <PlainRows
          rows={behind.rows.map(({ id, at, owed, currency, minor }) => ({
            id,
            text: `${formatDay(at, zone, now)}, ${owed === null ? 'sending money' : nameOfOwed(owed)}`,
            figure: shownMoney({ minor, currency }),
          }))}
        />
      );
    case 'payments':
      return (
        <PlainRows
          rows={behind.rows.map(({ id, owed, currency, minor, dueOn, paidOn }) => ({
            id,
            text: `${nameOfOwed(owed)}, due ${dayInWords(dueOn, now)}, ${
              paidOn === null
                ? 'not paid yet'
                : `paid ${dayInWords(paidOn, now)}${paidOn > dueOn ? ', late' : ''}`
            }`,
            figure: shownMoney({ minor, currency }),
          }))}
        />
      );
  }
}

const WORDS = { declined: 'Declined', withdrawn: 'Withdrawn', cancelled: 'Cancelled' } as const;

type BriefFacts = Omit<RowFacts, 'href'> & { readonly id: string; readonly href: string | undefined };

/** Each leads to its brief, if its reader can still see that. */
function BriefRows({ rows }: { rows: readonly BriefFacts[] }) {
  const linked = rows.flatMap(({ href, ...row }) => (href === undefined ? [] : [{ ...row, href }]));
  if (linked.length > 0) return <RowList rows={linked} />;
  return (
    <PlainRows
      rows={rows.map(({ id, title, detail, states = [] }) => ({
        id,
        text: `${title}. ${detail}`,
        figure: states.map(({ words }) => words).join(', '),
      }))}
    />
  );
}

type BriefRow = Extract<Behind, { of: 'briefs' }>['rows'][number];

function briefRow(row: BriefRow, href: string | undefined, zone: string, now: Date): BriefFacts {
  const { id, title, at, deliveredAt, deadlineAt, budgetMinutes, revisions, byBrief, questions, changes } =
    row;
  const isLate = deliveredAt > deadlineAt;
  const counted = [
    [questions, 'question', 'questions'],
    [revisions, 'time sent back', 'times sent back'],
    [changes, 'change asked for', 'changes asked for'],
  ] as const;
  const details = [
    `Due ${formatInstant(deadlineAt, zone, now)}, delivered ${formatInstant(deliveredAt, zone, now)}`,
    ...(budgetMinutes === null ? [] : [shownMinutes(budgetMinutes)]),
    ...counted.flatMap(([count, one, many]) => (count === 0 ? [] : [`${count} ${count === 1 ? one : many}`])),
    ...(byBrief === 0 ? [] : ['the brief was unclear']),
    `approved ${formatDay(at, zone, now)}`,
  ];
  return {
    id,
    href,
    title,
    detail: details.join('; '),
    states: [isLate ? { meaning: 'risk', words: 'Late' } : { meaning: 'done', words: 'On time' }],
  };
}

type AnswerRowsProps = Pick<RowsBehindProps, 'names' | 'zone' | 'now'> & {
  readonly rows: Extract<Behind, { of: 'answers' }>['rows'];
  readonly toBrief: (id: string) => string | undefined;
};

function AnswerRows({ rows, names, toBrief, zone, now }: AnswerRowsProps) {
  return (
    <PlainRows
      rows={rows.map(
        ({ asked, askedAt, answeredAt, overAt, briefId, title, minutes, isLate, agreedHours }) => {
          const [by, of] =
            asked === 'assistant' ? [names.assistant, names.business] : [names.business, names.assistant];
          const answer = answeredAt
            ? `answered ${formatInstant(answeredAt, zone, now)}`
            : overAt
              ? `no answer before the brief ended ${formatInstant(overAt, zone, now)}`
              : 'no answer yet';
          const isCounted = isLate || overAt === null;
          return {
            id: `${asked} ${askedAt.getTime()} ${briefId ?? ''}`,
            href: briefId === null ? undefined : toBrief(briefId),
            text: `${by} asked ${of} ${formatInstant(askedAt, zone, now)}, ${answer}${title === null ? '' : `: ${title}`}`,
            figure: `${minutes === null ? '' : `${shownMinutes(minutes)}, `}${isLate ? `later than ${agreedHours} h` : isCounted ? 'in time' : 'not counted'}`,
          };
        },
      )}
    />
  );
}

type PlainRow = {
  readonly id: string;
  readonly href?: string | undefined;
  readonly text: string;
  readonly figure: string;
};

function PlainRows({ rows }: { rows: readonly PlainRow[] }) {
  return (
    <ul className="divide-y divide-line">
      {rows.map(({ id, href, text, figure }) => (
        <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
          <span className="min-w-0">
            {href === undefined ? (
              text
            ) : (
              <NearLink href={href} className="py-1 text-accent underline underline-offset-4">
                {text}
              </NearLink>
            )}
          </span>
          <span className="tabular-nums">{figure}</span>
        </li>
      ))}
    </ul>
  );
}
