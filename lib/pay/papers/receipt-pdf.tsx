import { formatMoney } from '@/lib/platform/money/money';
import { Facts, Heading, Paper, Paragraph, Table } from '@/lib/platform/pdf/paper';
import { dateInWords } from '@/lib/platform/time/dates-in-words';
import { formatStamp } from '@/lib/platform/time/format';
import { methodInWords } from '../payments/payments.rules';
import type { Receipt } from '../payments/receipt.queries';
import { paidForInWords } from '../payments/receipt.rules';
import { shortRate } from '../recording/exchange.rules';

type ReceiptPdfProps = { readonly receipt: Receipt; readonly print: (text: string) => string };

/** What was paid, for which work, how it travelled and what its receiver said about it. */
export function ReceiptPdf({ receipt, print }: ReceiptPdfProps) {
  const { business, assistant, amount, sent, fee, exchangeRate, lines } = receipt;
  return (
    <Paper
      title={`Receipt for ${formatMoney(amount)}`}
      between={`from ${print(business)} to ${print(assistant)}`}
      author={print(business)}
      at={receipt.at}
      foot={`Payment ${receipt.id}`}
    >
      <Facts
        facts={[
          ['Amount', formatMoney(amount)],
          ['Sent on', dateInWords(receipt.sentOn)],
          ['By', methodInWords(receipt.method)],
          ...(exchangeRate === null
            ? []
            : [
                [
                  'Left the business',
                  `${formatMoney(sent)}, at ${shortRate(exchangeRate)} for one ${amount.currency}`,
                ] as const,
              ]),
          ...(fee.minor === 0
            ? []
            : receipt.isFeeBorne
              ? [
                  [
                    'Sent',
                    `${formatMoney(sent)}: Stripe took ${formatMoney(fee)}, which ${print(assistant)} bears as agreed`,
                  ] as const,
                ]
              : [['Cost of sending it', formatMoney(fee)] as const]),
          ...(receipt.reference === '' ? [] : [['Reference', print(receipt.reference)] as const]),
          ['State', receipt.standing],
        ]}
      />
      <Heading>What it paid</Heading>
      <Table
        columns={[
          { name: 'What', share: 6 },
          { name: 'Under', share: 4 },
          { name: 'Amount', share: 3, isAmount: true },
        ]}
        rows={lines.map((line) => [
          print(paidForInWords(line)),
          print(line.agreement),
          formatMoney({ minor: line.amountMinor, currency: amount.currency }),
        ])}
      />
      <Paragraph>
        {`As the record of both sides had it on ${formatStamp(receipt.at)}. ${receipt.movedBy}`}
      </Paragraph>
    </Paper>
  );
}
