import { formatMoney } from '@/lib/platform/money';
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
  readonly print: (text: string) => string;
};

function EvidencePdf({ record, at, print }: EvidencePdfProps) {
  const { business, assistant, agreements, briefs, owed, payments, messages, weeks, leftOut } = record;
  const isWhole = leftOut.length === 0;
  const hash = sha256(recordText(record));
  const money = (minor: number, currency: string) => formatMoney({ minor, currency });
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
      <Facts
        facts={agreements.map(({ title, inForceAt, state, versions }) => [
          print(title),
          `${inForceAt ? `in force since ${formatStamp(new Date(inForceAt))}` : 'not in force'}, now ${state.replaceAll('_', ' ')}; SHA-256 ${versions.at(-1)?.documentHash ?? ''}`,
        ])}
      />
      {isWhole ? <Briefs briefs={briefs} print={print} /> : null}
      <Heading>What was owed</Heading>
      <Table
        columns={[
          { name: 'Days', share: 4 },
          { name: 'What', share: 6 },
          { name: 'Paid by', share: 3 },
          { name: 'Amount', share: 4, isAmount: true },
        ]}
        rows={owed
          .slice(-MOST_ROWS)
          .map(({ fromDay, untilDay, kind, note, dueOn, amountMinor, currency }) => [
            fromDay === untilDay ? fromDay : `${fromDay} to ${untilDay}`,
            print(note === '' ? kind.replaceAll('_', ' ') : `${kind.replaceAll('_', ' ')}: ${note}`),
            dueOn,
            money(amountMinor, currency),
          ])}
      />
      <Heading>Payments</Heading>
      <Table
        columns={[
          { name: 'Sent on', share: 3 },
          { name: 'How', share: 5 },
          { name: 'State', share: 4 },
          { name: 'Amount', share: 4, isAmount: true },
        ]}
        rows={payments
          .slice(-MOST_ROWS)
          .map(({ sentOn, method, reference, state, amountMinor, currency }) => [
            sentOn,
            print(reference === '' ? `${method}` : `${method}, ${reference}`),
            state.replaceAll('_', ' '),
            money(amountMinor, currency),
          ])}
      />
      <Heading>Besides</Heading>
      <Facts
        facts={[
          ['Weeks of time', String(weeks.length)],
          ...(isWhole ? [['Messages', String(messages.length)] as const] : []),
          ['Expenses', String(record.expenses.length)],
        ]}
      />
    </Paper>
  );
}

type BriefsProps = Pick<EngagementRecord, 'briefs'> & Pick<EvidencePdfProps, 'print'>;

function Briefs({ briefs, print }: BriefsProps) {
  return (
    <>
      <Heading>Briefs</Heading>
      <Table
        columns={[
          { name: 'Handed over', share: 4 },
          { name: 'What', share: 7 },
          { name: 'State', share: 3 },
          { name: 'Changes asked for', share: 3, isAmount: true },
        ]}
        rows={briefs
          .slice(-MOST_ROWS)
          .map(({ sentAt, title, state, changes }) => [
            sentAt?.slice(0, 10) ?? '',
            print(title),
            state.replaceAll('_', ' '),
            String(changes.length),
          ])}
      />
    </>
  );
}
