import { formatMoney } from '@/lib/platform/money/money';
import { Facts, Heading, Paper, Paragraph, Table } from '@/lib/platform/pdf/paper';
import { formatDay } from '@/lib/platform/time/format';
import type { Statement } from '../statements/statement.queries';
import { asOfInWords, lineInWords, signedMoney, yearTotalInWords } from '../statements/statement.rules';
import { MOST_LINES } from './bounds';

type StatementPdfProps = {
  readonly statement: Statement;
  readonly at: Date;
  readonly print: (text: string) => string;
};

/** The statement of a year, as both sides see it. */
export function StatementPdf({ statement, at, print }: StatementPdfProps) {
  const { business, assistant, year, yearTotals, opening, lines } = statement;
  const zone = business.timeZone;
  const shown = lines.slice(0, MOST_LINES);
  return (
    <Paper
      title={`Statement of ${year}`}
      between={`between ${print(business.name)} and ${print(assistant)}`}
      author={print(business.name)}
      at={at}
      foot={asOfInWords(at, zone)}
    >
      <Facts facts={yearTotals.map((total) => [`${year} in ${total.currency}`, yearTotalInWords(total)])} />
      <Heading>What was earned, and what was paid</Heading>
      {lines.length === 0 ? <Paragraph>{`Nothing was earned or paid in ${year}.`}</Paragraph> : null}
      <Table
        columns={[
          { name: 'Day', share: 3 },
          { name: 'What', share: 7 },
          { name: 'Change', share: 4, isAmount: true },
          { name: 'Balance owed', share: 4, isAmount: true },
        ]}
        rows={[
          ...[...opening].map(([currency, minor]) => [
            '',
            `From before ${year}`,
            '',
            formatMoney({ minor, currency }),
          ]),
          ...shown.map((line) => [
            // its title says the year
            formatDay(line.at, zone, line.at),
            print(lineInWords(line)),
            signedMoney(line.changeMinor, line.currency),
            formatMoney({ minor: line.balanceMinor, currency: line.currency }),
          ]),
        ]}
      />
      {lines.length > shown.length ? (
        <Paragraph>
          {`These are the first ${shown.length} of ${lines.length} lines. The CSV of the same year has all of them.`}
        </Paragraph>
      ) : null}
    </Paper>
  );
}
