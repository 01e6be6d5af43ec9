import { CURRENCIES } from './currencies';

type CurrencyChoice = { readonly value: string; readonly label: string };

/** A group of currencies shown together under one heading. */
export type CurrencyGroup = { readonly name: string; readonly choices: readonly CurrencyChoice[] };

/** The currencies that most outsourcing businesses pay in, and that most of their assistants live on. */
const OFTEN_CHOSEN: readonly string[] = ['USD', 'EUR', 'GBP', 'CAD', 'AUD', 'PHP', 'INR'];

const NAMES = new Intl.DisplayNames(['en'], { type: 'currency' });

/**
 * @param known the likely choices, likeliest first: the previous choice, the business's currency. Shown even if no
 * longer in use, so that a form that is only looked at changes nothing.
 * @returns every currency once: the usual ones, then all others by code.
 */
export function currencyGroups(known: readonly string[]): readonly CurrencyGroup[] {
  const usual = new Set([...known, ...OFTEN_CHOSEN]);
  return [
    { name: 'Usual ones', choices: [...usual].map(asChoice) },
    { name: 'All others', choices: CURRENCIES.filter((code) => !usual.has(code)).map(asChoice) },
  ];
}

/** Its code comes first, so that typing it finds it: `EUR, Euro`. */
function asChoice(code: string): CurrencyChoice {
  const name = NAMES.of(code);
  return { value: code, label: name && name !== code ? `${code}, ${name}` : code };
}
