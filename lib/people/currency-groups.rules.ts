import { CURRENCIES } from './currencies';

type CurrencyChoice = { readonly value: string; readonly label: string };

/** Currencies of a list that are shown together, under what they have in common. */
export type CurrencyGroup = { readonly name: string; readonly choices: readonly CurrencyChoice[] };

/** What most businesses that outsource pay in, and most assistants whom they pay live on. */
const OFTEN_CHOSEN: readonly string[] = ['USD', 'EUR', 'GBP', 'CAD', 'AUD', 'PHP', 'INR'];

const NAMES = new Intl.DisplayNames(['en'], { type: 'currency' });

/**
 * @param known what is known of this choice, the likeliest first: what was chosen before, what the business pays in. Shown even
 *   where it has gone out of use, so that a form that is only looked at changes nothing.
 * @returns every currency once: the usual ones, and all others by their code.
 */
export function currencyGroups(known: readonly string[]): readonly CurrencyGroup[] {
  const usual = new Set([...known, ...OFTEN_CHOSEN]);
  return [
    { name: 'Usual ones', choices: [...usual].map(asChoice) },
    { name: 'All others', choices: CURRENCIES.filter((code) => !usual.has(code)).map(asChoice) },
  ];
}

/** Its code comes first, by which it is found by typing: `EUR, Euro`. */
function asChoice(code: string): CurrencyChoice {
  const name = NAMES.of(code);
  return { value: code, label: name && name !== code ? `${code}, ${name}` : code };
}
