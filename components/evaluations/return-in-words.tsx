import { Facts } from '@/components/ui/facts';
import { costInWords } from '@/lib/evaluations/facts/words';
import type { Reckoning } from '@/lib/evaluations/reckoning.queries';
import type { Return } from '@/lib/evaluations/reckoning.rules';
import { formatMoney } from '@/lib/platform/money';
import { minutesInWords } from '@/lib/time/entries.rules';

type ReturnInWordsProps = { readonly reckoning: Reckoning; readonly found: Return };

/** What came back, as a range, and everything that it rests on. */
export function ReturnInWords({ reckoning, found }: ReturnInWordsProps) {
  const { currency, leftOut } = found;
  const money = (minor: number) => formatMoney({ minor, currency });
  const assumed = [
    { name: 'Freed', value: range(minutesInWords, reckoning.freedMinutesLow, reckoning.freedMinutesHigh) },
    { name: 'Still put in by the owner', value: minutesInWords(reckoning.ownMinutes) },
    { name: 'An hour is worth', value: range(money, reckoning.hourMinorLow, reckoning.hourMinorHigh) },
    { name: 'It was worth', value: range(money, found.worthMinorLow, found.worthMinorHigh) },
    { name: 'It cost, from the books', value: money(found.costMinor) },
  ];
  return (
    <>
      <p className="text-lg font-semibold">{verdictInWords(found)}</p>
      <p className="text-sm text-quiet">
        It rests on what the owner assumes, so it is a range, and both ends are rounded away from each other.
        {leftOut.length > 0 ? ` Not in it, for want of a rate: ${costInWords(leftOut)}.` : ''}
      </p>
      <Facts facts={assumed} />
      {reckoning.usedFor === '' ? null : (
        <blockquote className="whitespace-pre-line border-s-2 border-line ps-4 [overflow-wrap:anywhere]">
          {reckoning.usedFor}
        </blockquote>
      )}
    </>
  );
}

/** @returns the answer in a sentence, no more certain than its assumptions. */
export function verdictInWords({ verdict, netMinorLow, netMinorHigh, currency }: Return): string {
  const money = (minor: number) => formatMoney({ minor: Math.abs(minor), currency });
  switch (verdict) {
    case 'more':
      return `It brought ${range(money, netMinorLow, netMinorHigh)} more than it cost.`;
    case 'less':
      return `It brought ${range(money, netMinorHigh, netMinorLow)} less than it cost.`;
    case 'either':
      return `It brought between ${money(netMinorLow)} less and ${money(netMinorHigh)} more than it cost: your assumptions don’t decide it.`;
  }
}

function range(say: (value: number) => string, low: number, high: number): string {
  return low === high ? say(low) : `${say(low)} to ${say(high)}`;
}
