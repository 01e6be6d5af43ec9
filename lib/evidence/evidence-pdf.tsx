import { formatMoney } from '@/lib/platform/money/money';
import { Facts, Heading, Paper, Paragraph, renderPaper, Table } from '@/lib/platform/pdf/paper';
import { sha256 } from '@/lib/platform/record/canonical';
import { RECORD_FILE } from '@/lib/platform/record/names';
import { formatStamp } from '@/lib/platform/time/format';
import { type EngagementRecord, recordText } from './reading';

/** How many rows of each kind are printed; the attached record has all of them. */
const MOST_ROWS = 1_000;

/** @returns the PDF that presents a record; the same record gives the same bytes. */
export function renderEvidence(record: EngagementRecord, at: Date): Promise<Buffer> {
  return renderPaper((print) => EvidencePdf({ record, at, print }));
}

type EvidencePdfProps = {
  readonly record: EngagementRecord;
  readonly at: Date;
  readonly print: Print;
};

/** @returns a text as the paper's typeface can print it */
type Print = (text: string) => string;

function EvidencePdf({ record, at, print }: EvidencePdfProps) {
  const { business, assistant, leftOut } = record;
  const isWhole = leftOut.length === 0;
  const hash = sha256(recordText(record));
  return (
    <Paper
      title="What is on record"
      between={`between ${print(business.name)} and ${print(assistant)}`}
      author={print(business.name)}
      at={at}
      foot={`As of ${formatStamp(at)}, record SHA-256 ${hash.slice(0, 16)}…`}
    >
      <Paragraph>
        {`All of it is in the attached ${RECORD_FILE}, whose SHA-256 is ${hash}: the text of each agreement as it was signed${isWhole ? ', the terms of each brief and what was asked to change in them' : ''}, time, what was owed and why, payments${isWhole ? ', the books, and the messages' : ', and the books'}. The sealed copy of each agreement is attached as both hold it, and so is one that was signed elsewhere. These pages are an overview.`}
      </Paragraph>
      {isWhole ? null : (
        <Paragraph>
          The briefs and the messages are not in it: it was made for the assistant after the work had ended,
          when they could no longer read them.
        </Paragraph>
      )}
      <Heading>Agreements</Heading>
      <Facts facts={agreementFacts(record, print)} />
      {isWhole ? (
        <>
          <Heading>Briefs</Heading>
          <Table columns={BRIEF_COLUMNS} rows={briefRows(record, print)} />
        </>
      ) : null}
      <Heading>What was owed</Heading>
      <Table columns={OWED_COLUMNS} rows={owedRows(record, print)} />
      <Heading>Payments</Heading>
      <Table columns={PAYMENT_COLUMNS} rows={paymentRows(record, print)} />
      <Heading>Besides</Heading>
      <Facts
        facts={[
          ['Weeks of time', String(record.weeks.length)],
          ...(isWhole ? [['Messages', String(record.messages.length)] as const] : []),
          ['Expenses', String(record.expenses.length)],
        ]}
      />
    </Paper>
  );
}

function agreementFacts({ agreements }: EngagementRecord, print: Print) {
  return agreements.map(({ title, inForceAt, state, versions }): [string, string] => [
    print(title),
    `${inForceAt ? `in force since ${formatStamp(new Date(inForceAt))}` : 'not in force'}, now ${inWords(state)}; SHA-256 ${versions.at(-1)?.documentHash ?? ''}`,
  ]);
}

const BRIEF_COLUMNS = [
  { name: 'Handed over', share: 4 },
  { name: 'What', share: 7 },
  { name: 'State', share: 3 },
  { name: 'Changes asked for', share: 3, isAmount: true },
];

function briefRows({ briefs }: EngagementRecord, print: Print) {
  return briefs
    .slice(-MOST_ROWS)
    .map(({ sentAt, title, state, changes }) => [
      sentAt?.slice(0, 10) ?? '',
      print(title),
      inWords(state),
      String(changes.length),
    ]);
}

const OWED_COLUMNS = [
  { name: 'Days', share: 4 },
  { name: 'What', share: 6 },
  { name: 'Paid by', share: 3 },
  { name: 'Amount', share: 4, isAmount: true },
];

function owedRows({ owed }: EngagementRecord, print: Print) {
  return owed
    .slice(-MOST_ROWS)
    .map(({ fromDay, untilDay, kind, note, dueOn, amountMinor, currency }) => [
      fromDay === untilDay ? fromDay : `${fromDay} to ${untilDay}`,
      print(note === '' ? inWords(kind) : `${inWords(kind)}: ${note}`),
      dueOn,
      formatMoney({ minor: amountMinor, currency }),
    ]);
}

const PAYMENT_COLUMNS = [
  { name: 'Sent on', share: 3 },
  { name: 'How', share: 5 },
  { name: 'State', share: 4 },
  { name: 'Amount', share: 4, isAmount: true },
];

function paymentRows({ payments }: EngagementRecord, print: Print) {
  return payments
    .slice(-MOST_ROWS)
    .map(({ sentOn, method, reference, state, amountMinor, currency }) => [
      sentOn,
      print(reference === '' ? method : `${method}, ${reference}`),
      inWords(state),
      formatMoney({ minor: amountMinor, currency }),
    ]);
}

/** @returns a state or kind of the database as words: `in_force` is “in force”. */
function inWords(word: string): string {
  return word.replaceAll('_', ' ');
}
