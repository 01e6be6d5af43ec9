/** The months by name, January first. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** @returns the days from one to another in full: "March 2027", "15 to 31 March 2027", "28 June 2027 to 11 July 2027". */
export function daysInFull(from: string, until: string): string {
  const last = dateInWords(until);
  if (from === until) return last;
  if (from.slice(0, 7) !== until.slice(0, 7)) return `${dateInWords(from)} to ${last}`;
  const [year = 0, month = 0, day = 0] = until.split('-').map(Number);
  const endsMonth = day === new Date(Date.UTC(year, month, 0)).getUTCDate();
  return from.endsWith('-01') && endsMonth
    ? last.slice(last.indexOf(' ') + 1)
    : `${Number(from.slice(-2))} to ${last}`;
}

/** @returns a calendar date in full: "30 June 2027"; for a short one: `dayInWords`. @param date `2027-06-30` */
export function dateInWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${MONTHS[(month ?? 1) - 1] ?? ''} ${year}`;
}
