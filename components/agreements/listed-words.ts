import { suggestedTitle } from '@/lib/agreements/drafting/suggested-title';
import type { ListedAgreement } from '@/lib/agreements/list.queries';
import { OPEN_STATES } from '@/lib/agreements/rules';
import { endInWords } from '@/lib/agreements/timing/ending-words';
import { capitalised } from '@/lib/platform/text/capitalised';
import { formatDay } from '@/lib/platform/time/format';

type Listed = Pick<
  ListedAgreement,
  | 'title'
  | 'business'
  | 'assistant'
  | 'state'
  | 'amendsId'
  | 'endsAt'
  | 'stateChangedAt'
  | 'isImported'
  | 'zone'
>;

/**
 * @returns a list's line below the other side's name: "Help in the shop, since Tue 1 Sept". A title that says no more
 * than who it is with is left out: "Since Tue 1 Sept".
 */
export function listedInWords(agreement: Listed, zone: string, now: Date): string {
  const { title, state, amendsId, isImported } = agreement;
  const own = title === suggestedTitle(agreement) ? null : title;
  const parts = [
    amendsId !== null && OPEN_STATES.includes(state) ? (own ? `Amendment: ${own}` : 'Amendment') : own,
    isImported ? 'signed elsewhere and imported' : null,
    standingInWords(agreement, zone, now),
  ];
  return capitalised(parts.filter((part) => part !== null).join(', '));
}

function standingInWords(
  { state, stateChangedAt, endsAt, zone: ofBusiness }: Listed,
  zone: string,
  now: Date,
) {
  const day = formatDay(stateChangedAt, zone, now);
  switch (state) {
    // its end is the end of a day on the business's calendar: the next one has begun by then
    case 'terminated':
    case 'expired':
      return `until ${endInWords(stateChangedAt, ofBusiness, now)}`;
    case 'superseded':
      return `until ${day}`;
    case 'in_force':
      return endsAt ? `since ${day}, until ${endInWords(endsAt, ofBusiness, now)}` : `since ${day}`;
    default:
      return `since ${day}`;
  }
}
