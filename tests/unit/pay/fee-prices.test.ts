import { describe, expect, it } from 'vitest';
import { priceParts } from '@/lib/pay/stripe/charging/fees.rules';
import { parseEnv } from '@/lib/platform/env/env';
import {
  feePlanIn,
  guessedCurrencies,
  type MethodKind,
  readFees,
  USUAL_FEES,
} from '@/lib/platform/money/stripe-fees';

const EACH_ITS_OWN = 'card=290+30 card:EUR=150+25 card:JPY=360+0 card:KWD=290+100 us_bank_account=80+0<=500';

function plan(text: string, kind: MethodKind, currency: string) {
  const prices = readFees(text);
  return prices && feePlanIn(prices, kind, currency);
}

describe("Stripe's prices", () => {
  it.each([
    // as many decimals as the currency has: thirty cents, a quarter of a euro, no yen, a tenth of a dinar
    ['USD', 290, 30],
    ['EUR', 150, 25],
    ['JPY', 360, 0],
    ['KWD', 290, 100],
    ['GBP', 290, 30],
  ])(
    'of a card in %s are %i basis points and %i of its smallest units',
    (currency, basisPoints, fixedMinor) => {
      expect(plan(EACH_ITS_OWN, 'card', currency)).toEqual({ basisPoints, fixedMinor, mostMinor: null });
    },
  );

  it.each([
    ['USD', 10_330, 10_000],
    ['EUR', 10_178, 10_000],
    ['JPY', 10_373, 10_000],
    ['KWD', 10_402, 10_000],
  ])('make a run in %s cost %i for what is owed', (currency, charged, owed) => {
    const own = plan(EACH_ITS_OWN, 'card', currency) ?? USUAL_FEES.card;

    expect(priceParts([{ amountMinor: owed, borneMinor: 0 }], own)).toEqual([
      { chargedMinor: charged, sentMinor: owed },
    ]);
  });

  it('are the usual ones where nothing else is said, in whichever order', () => {
    expect(plan('', 'card', 'USD')).toEqual(USUAL_FEES.card);
    expect(plan('card:EUR=150+25', 'card', 'USD')).toEqual(USUAL_FEES.card);
    expect(plan('card:EUR=150+25 card=100+1', 'card', 'EUR')?.fixedMinor).toBe(25);
    expect(plan('card:EUR=150+25<=900', 'card', 'EUR')?.mostMinor).toBe(900);
    expect(plan('us_bank_account:USD=70+5', 'us_bank_account', 'USD')?.basisPoints).toBe(70);
  });

  it('may still be one for all currencies', () => {
    expect(plan('card=150+25', 'card', 'USD')).toEqual({ basisPoints: 150, fixedMinor: 25, mostMinor: null });
    expect(plan('card=150+25', 'card', 'EUR')?.fixedMinor).toBe(25);
    expect(plan('us_bank_account=80+0<=500', 'us_bank_account', 'USD')).toEqual(USUAL_FEES.us_bank_account);
    expect(plan('  card=150+25   us_bank_account=80+0<=500 ', 'card', 'USD')?.basisPoints).toBe(150);
  });

  it.each([
    'postcard=150+25',
    'card=150+25%',
    'card=2.9%',
    'cheque=10+0',
    'card:=150+25',
    'card:eur=150+25',
    'card:XXQ=150+25',
    'us_bank_account:EUR=80+0',
    'card=150+25 card=290+30',
    'card:EUR=150+25 card:EUR=290+30',
  ])('can’t be %s: the product doesn’t start', (text) => {
    expect(readFees(text)).toBeNull();
    expect(() => parseEnv({ ...RIGHT, STRIPE_FEES: text })).toThrow('STRIPE_FEES: must read like');
  });
});

const RIGHT = {
  DATABASE_APP_URL: 'postgresql://handover_web:secret@localhost:5432/handover',
  NEXTAUTH_URL: 'https://handover.example',
  NEXTAUTH_SECRET: 'a'.repeat(32),
};

describe('a currency that can be charged', () => {
  const guessed = (text: string, ...currencies: readonly string[]) => {
    const prices = readFees(text);
    return prices && guessedCurrencies(prices, currencies);
  };

  it('is named by the doctor while nobody has said what Stripe takes in it', () => {
    expect(guessed('', 'USD')).toEqual([]);
    expect(guessed('', 'EUR')).toEqual(['EUR']);
    expect(guessed('', 'USD', 'EUR', 'JPY')).toEqual(['EUR', 'JPY']);
    expect(guessed('card:EUR=150+25', 'USD', 'EUR', 'JPY')).toEqual(['JPY']);
    expect(guessed(EACH_ITS_OWN, 'USD', 'EUR', 'JPY')).toEqual([]);
  });

  it('isn’t, where a price without a currency is the operator’s own in it, or a percentage alone', () => {
    expect(guessed('card=150+25', 'EUR')).toEqual([]);
    expect(guessed('card=150+25', 'EUR', 'USD')).toEqual(['USD']);
    expect(guessed('card=360+0', 'JPY', 'USD')).toEqual([]);
  });
});
