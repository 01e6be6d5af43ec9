import { capitalised } from '@/lib/platform/text/capitalised';
import { counted } from '@/lib/platform/text/counted';
import { type FeeBearer, type PayingTerms, paidWithin, timeApprovedAfter } from './paying.rules';
import { perPeriod, type Terms } from './terms.rules';

/** @returns within what time approved work is paid: "5 working days". */
export function paidWithinInWords(terms: Pick<PayingTerms, 'paidWithinDays'>): string {
  return counted(paidWithin(terms), 'working day');
}

const FEE_WORDS: Record<FeeBearer, string> = {
  each: 'the business bears the cost of sending the money, the assistant that of receiving it',
  business: 'the business bears the cost of sending and of receiving the money',
  assistant: 'the assistant bears the cost of sending and of receiving the money',
};

/** @returns who pays which fee, for use after a colon or inside a sentence. */
export function feesInWords(feesBorneBy: FeeBearer | null): string {
  return FEE_WORDS[feesBorneBy ?? 'each'];
}

/** @returns what silence means for submitted time, as a sentence. */
export function timeSilenceInWords(terms: Pick<Terms, 'timeSilenceDays' | 'autoApprovalDays'>): string {
  const days = timeApprovedAfter(terms);
  if (days === null) return 'Time that was handed in is never approved by silence.';
  return `Time that was handed in and left without an answer for ${counted(days, 'day')} counts as approved.`;
}

/** @returns what can be done about time approved by silence, as a sentence. */
export function disputeWindowInWords(days: number | null): string {
  if (days === null) return 'What silence has approved is final.';
  return `What silence has approved can be disputed, entry by entry, for ${counted(days, 'day')} after that; then it is final.`;
}

const WAY_WORDS = { nearest: 'to the nearest', up: 'up to the next', down: 'down to the last' } as const;

/** @returns how minutes are counted, as a sentence. */
export function roundingInWords({
  roundingMinutes,
  roundingWay,
}: Pick<PayingTerms, 'roundingMinutes' | 'roundingWay'>): string {
  if (roundingMinutes === null) return 'Minutes count as they are, without rounding.';
  return `The minutes of each day are rounded ${WAY_WORDS[roundingWay ?? 'nearest']} ${roundingMinutes}.`;
}

/** @returns what a retainer's hours are, as a sentence. */
export function retainerHoursInWords({
  retainerHours,
  carriedHours,
  paySchedule,
}: Pick<Terms, 'retainerHours' | 'carriedHours' | 'paySchedule'>): string {
  if (retainerHours === null) return 'Hours are not counted.';
  const hours = `It is for ${counted(retainerHours, 'hour')} ${perPeriod(paySchedule)}`;
  if (carriedHours === null) return `${hours}; unused hours lapse.`;
  return `${hours}; up to ${counted(carriedHours, 'hour')} that stay unused are carried into the next period.`;
}

/** @returns how the agreement says pay is computed and paid; what it leaves out isn't named. */
export function payingInWords(terms: Terms): readonly { readonly name: string; readonly value: string }[] {
  const { paidWithinDays, feesBorneBy, timeSilenceDays, disputeDays, roundingMinutes, retainerHours } = terms;
  return [
    ...(paidWithinDays === null
      ? []
      : [{ name: 'Approved work is paid within', value: paidWithinInWords(terms) }]),
    ...(feesBorneBy === null ? [] : [{ name: 'Fees', value: sentence(feesInWords(feesBorneBy)) }]),
    ...(retainerHours === null ? [] : [{ name: 'Retainer', value: retainerHoursInWords(terms) }]),
    ...(roundingMinutes === null ? [] : [{ name: 'Minutes', value: roundingInWords(terms) }]),
    ...(timeSilenceDays === null ? [] : [{ name: 'Silence on time', value: timeSilenceInWords(terms) }]),
    ...(disputeDays === null
      ? []
      : [{ name: 'After silence on time', value: disputeWindowInWords(disputeDays) }]),
  ];
}

function sentence(words: string): string {
  return `${capitalised(words)}.`;
}
