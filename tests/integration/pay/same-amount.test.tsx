import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { StatementView } from '@/components/pay/statement-view';
import { listOwed } from '@/lib/api/owed.queries';
import { listPayments } from '@/lib/api/payments.queries';
import { getReceipt } from '@/lib/pay/payments/receipt.queries';
import { confirmPayment } from '@/lib/pay/recording/answering.actions';
import { type Paper, receiptPaper, statementPaper } from '@/lib/pay/statements/papers.queries';
import { getStatement } from '@/lib/pay/statements/statement.queries';
import { statementAsCsv } from '@/lib/pay/statements/statement-csv';
import { addresses } from '@/lib/platform/addresses/addresses';
import { atTime } from '@/lib/platform/clock';
import { formatMoney } from '@/lib/platform/money/money';
import { givenPair } from '@/tests/support/agreements';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { markupOf } from '@/tests/support/browser/markup';
import { mailsIn } from '@/tests/support/notifications';
import { givenRecorded, NEXT_MONDAY } from '@/tests/support/pay/pay';
import { asPerson, givenPeople } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { balancesOf, givenAgreedBefore, givenApproved } from '@/tests/support/time';

describe('an amount of a hundred minutes’ work', () => {
  givenDatabaseWithPeople();

  // a hundred minutes at each rate, rounded once to the currency's smallest unit
  it.each([
    { currency: 'USD', rate: '14.50', amount: 'USD 24.17', inCsv: '24.17', minor: 2_417 },
    { currency: 'EUR', rate: '14.55', amount: 'EUR 24.25', inCsv: '24.25', minor: 2_425 },
    { currency: 'JPY', rate: '1450', amount: 'JPY 2,417', inCsv: '2417', minor: 2_417 },
    { currency: 'ISK', rate: '4000', amount: 'ISK 6,667', inCsv: '6667', minor: 6_667 },
    { currency: 'HUF', rate: '5000.50', amount: 'HUF 8,334.17', inCsv: '8334.17', minor: 833_417 },
    { currency: 'KWD', rate: '4.555', amount: 'KWD 7.592', inCsv: '7.592', minor: 7_592 },
  ])('is $amount on the statement, in its files, by the API and in the mail', async (each) => {
    const { currency, rate, amount, inCsv, minor } = each;
    const people = await givenPeople();
    const pair = await givenPair(people, `Adeyemi in ${currency}`);
    const { workspace, engagementId, owner, assistant } = pair;
    await givenAgreedBefore(pair, { currency, rate, cap: '' });
    await givenApproved(pair, { from: '09:00', until: '10:40' });
    const recorded = await givenRecorded(pair);
    doneOf(
      await atTime(NEXT_MONDAY, () =>
        asPerson(assistant, () => submit(confirmPayment, { ...recorded, note: '' })),
      ),
    );

    const place = { workspaceId: workspace.id, engagementId };
    const statement = await getStatement(owner.userId, place, 2027, NEXT_MONDAY);
    const receipt = await getReceipt(assistant.userId, recorded);
    if (!statement || !receipt) throw new Error('both are theirs');
    const page = markupOf(
      <StatementView
        statement={statement}
        reader={{ side: 'owner', slug: workspace.slug }}
        address={addresses.statement(workspace.slug, engagementId)}
        now={NEXT_MONDAY}
      />,
    ).replaceAll('\u00a0', ' ');
    const walk = { ...place, after: null, limit: 10, from: null, until: null };
    const [owed] = await listOwed(owner.userId, { ...walk, part: null }, NEXT_MONDAY);
    const [payment] = await listPayments(owner.userId, { ...walk, state: null });
    const [mail] = await mailsIn(workspace.id, 'pay.recorded');

    expect(page).toContain(amount);
    expect(statementAsCsv(statement)).toContain(`,${currency},${inCsv},${inCsv},`);
    expect(await textOf(await statementPaper(statement, NEXT_MONDAY))).toContain(amount);
    expect(await textOf(await receiptPaper(receipt))).toContain(`Receipt for ${amount}`);
    expect([owed, payment]).toMatchObject([
      { currency, amountMinor: minor },
      { currency, amountMinor: minor },
    ]);
    expect(formatMoney({ currency, minor })).toBe(amount);
    expect(mail?.subject).toContain(amount);
    expect(await balancesOf(owner, pair)).toMatchObject({
      [`cost ${currency}`]: minor,
      [`owed ${currency}`]: 0,
    });
  });

  async function textOf({ bytes }: Paper): Promise<string> {
    const { text } = await extractText(await getDocumentProxy(Uint8Array.from(bytes)), { mergePages: true });
    return text.normalize('NFC').replace(/[\s\p{Cc}]+/gu, ' ');
  }
});
