import { formatMoney } from '@/lib/platform/money/money';
import { shownMinutes } from '@/lib/time/entries/shown-minutes.rules';
import type { Cost } from '../facts/schema';
import { costInWords } from '../facts/words';
import type { Assumptions, Return } from './return-estimate.rules';

type Found = Pick<Return, 'costMinor' | 'worthMinorLow' | 'worthMinorHigh'>;

/** @returns a calculation's assumptions and results, each with its label. */
export function returnInWords(assumed: Assumptions, found: Found) {
  const money = (minor: number) => formatMoney({ minor, currency: assumed.currency });
  return [
    { name: 'Freed', value: range(shownMinutes, assumed.freedMinutesLow, assumed.freedMinutesHigh) },
    { name: 'Still put in by the owner', value: shownMinutes(assumed.ownMinutes) },
    { name: 'An hour is worth', value: range(money, assumed.hourMinorLow, assumed.hourMinorHigh) },
    { name: 'It was worth', value: range(money, found.worthMinorLow, found.worthMinorHigh) },
    { name: 'It cost, from the books', value: money(found.costMinor) },
  ];
}

/** @returns what isn't included, and why; nothing if everything is. */
export function leftOutInWords(leftOut: readonly Cost[]): string {
  return leftOut.length > 0 ? ` Not included, for lack of an exchange rate: ${costInWords(leftOut)}.` : '';
}

type Net = Pick<Return, 'verdict' | 'netMinorLow' | 'netMinorHigh' | 'currency'>;

/** @returns the answer in a sentence, no more certain than its assumptions. */
export function verdictInWords({ verdict, netMinorLow, netMinorHigh, currency }: Net): string {
  const money = (minor: number) => formatMoney({ minor: Math.abs(minor), currency });
  switch (verdict) {
    case 'more':
      return `It brought ${range(money, netMinorLow, netMinorHigh)} more than it cost.`;
    case 'less':
      return `It brought ${range(money, netMinorHigh, netMinorLow)} less than it cost.`;
    case 'either':
      return `It brought between ${money(netMinorLow)} less and ${money(netMinorHigh)} more than it cost: the assumptions don’t settle it.`;
  }
}

function range(say: (value: number) => string, low: number, high: number): string {
  return low === high ? say(low) : `${say(low)} to ${say(high)}`;
}
