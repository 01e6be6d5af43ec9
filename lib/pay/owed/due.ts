import { paidWithin } from '@/lib/agreements/terms/paying.rules';
import { listHolidays, wholeDays } from '@/lib/platform/time/holidays';
import { dueOn } from '../terms/periods.rules';
import type { GoverningTerms } from '../terms/time-pay.rules';

type Approved = {
  /** the last day of the work */
  readonly day: string;
  readonly approvedOn: string;
  /** whose days off don't count as working days; null: nobody's */
  readonly holidayPlace: string | null;
};

/** @returns the last day on which something is paid as agreed, `YYYY-MM-DD`. */
export async function dueAsAgreed(
  terms: Pick<GoverningTerms, 'paySchedule' | 'anchor' | 'paidWithinDays'>,
  { day, approvedOn, holidayPlace }: Approved,
): Promise<string> {
  const { paySchedule: schedule, anchor } = terms;
  const holidays = await holidaysNear(approvedOn, holidayPlace);
  return dueOn({ schedule, anchor, day, approvedOn, within: paidWithin(terms), holidays });
}

/** Days off that could fall between an approval and its pay. */
async function holidaysNear(day: string, place: string | null): Promise<ReadonlySet<string>> {
  const holidays = await listHolidays(place, Number(day.slice(0, 4)));
  return new Set(wholeDays(holidays).map(({ date }) => date));
}
