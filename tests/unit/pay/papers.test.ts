import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { renderReceipt, renderStatement } from '@/lib/pay/papers/render';
import type { Receipt } from '@/lib/pay/payments/receipt.queries';
import type { Statement } from '@/lib/pay/statements/statement.queries';

const at = new Date('2027-03-16T09:00:00Z');
const id = '01a20c70-5408-7695-a174-7e2f625419f5';
const time = {
  kind: 'time',
  note: '',
  fromDay: '2027-03-08',
  untilDay: '2027-03-12',
  currency: 'USD',
  minutes: 450,
  workedMinutes: 446,
  rateMinor: 1450,
} as const;
const limited = {
  ...time,
  fromDay: '2027-03-15',
  untilDay: '2027-03-19',
  minutes: 3000,
  workedMinutes: 3000,
};

const RECEIPT: Receipt = {
  id,
  business: 'Adeyemi Ceramics',
  assistant: 'Łukasz Ősz',
  method: 'wise',
  at,
  amount: { minor: 10_875, currency: 'USD' },
  sent: { minor: 633_469, currency: 'PHP' },
  fee: { minor: 120, currency: 'PHP' },
  exchangeRate: '58.2500000000',
  isFeeBorne: false,
  sentOn: '2027-03-15',
  reference: 'T-2041',
  standing: 'Has arrived',
  movedBy: '',
  lines: [
    { ...time, amountMinor: 10_875, isLimited: false, agreement: 'Agreement for running the shop' },
    { ...limited, amountMinor: 58_000, isLimited: true, agreement: 'Agreement for running the shop' },
  ],
};

/** @returns the words of a PDF, with single spaces. */
async function textOf(pdf: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  return text.normalize('NFC').replace(/[\s\p{Cc}]+/gu, ' ');
}

describe('a receipt', () => {
  it('says what was paid, for which work at which rate, and how it was sent; the same bytes each time', async () => {
    const pdf = await renderReceipt(RECEIPT);

    const text = await textOf(pdf);
    for (const words of [
      'Receipt for USD 108.75',
      'from Adeyemi Ceramics to Łukasz Ősz',
      'PHP 6,334.69, at 58.25 for one USD',
      'Reference',
      'T-2041',
      '7 h 30 min (7 h 26 min worked) at USD 14.50 an hour',
      'Sent on 15 March 2027',
      'Agreement for running the shop',
      '50 h at USD 14.50 an hour, up to the agreed limit',
    ]) {
      expect(text).toContain(words);
    }
    expect(pdf.equals(await renderReceipt(RECEIPT))).toBe(true);
  });
});

describe('a statement on paper', () => {
  it('has each change of what is owed with the balance after it', async () => {
    const statement: Statement = {
      workspaceId: id,
      engagementId: id,
      assistantUserId: id,
      assistant: 'Maria Santos',
      business: { name: 'Adeyemi Ceramics', slug: 'adeyemi', timeZone: 'America/Chicago' },
      endedAt: null,
      years: [2027],
      year: 2027,
      opening: new Map([['USD', 1000]]),
      lines: [
        {
          id,
          at,
          currency: 'USD',
          changeMinor: 10_875,
          balanceMinor: 11_875,
          payment: null,
          owed: { ...time, id, dueOn: '2027-03-19', timesheetId: id, briefId: null, agreementId: id },
        },
      ],
      open: [],
      totals: [],
      payments: [],
      expenses: [],
      olderExpense: null,
      olderPayments: null,
      unanswered: [],
      advances: [],
      costs: [],
      agreementId: id,
      yearTotals: [
        {
          currency: 'USD',
          owedMinor: 10_875,
          receivedMinor: 0,
          feesMinor: 0,
          borneMinor: 0,
          advancedMinor: 0,
          recoveredMinor: 0,
          changeMinor: 10_875,
          lines: 1,
        },
      ],
      lineCount: 1,
      isRetainerUnowed: false,
      coming: null,
    };

    const text = await textOf(await renderStatement(statement, at));

    expect(text).toContain('Statement of 2027');
    expect(text).toContain('USD 108.75 earned, USD 0.00 received');
    expect(text).toContain('From before 2027 USD 10.00');
    expect(text).toContain('Tue 16 Mar Time +USD 108.75 USD 118.75');
  });
});
