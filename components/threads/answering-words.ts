import { uncapitalised } from '@/lib/platform/text/capitalised';
import { counted } from '@/lib/platform/text/counted';
import type { SideTimes } from '@/lib/threads/responses/responses.queries';
import type { Responses } from '@/lib/threads/responses/responses.rules';

/** @returns "Usually answers within 2 working hours", or that there was nothing to answer yet. */
export function usualAnswer({ usualMinutes, isInWorkingHours }: Responses): string {
  if (usualMinutes === null) return 'Hasn’t been asked anything yet';
  const kind = isInWorkingHours ? 'working ' : '';
  const rest = isInWorkingHours ? '' : ' on working days';
  return `Usually answers within ${inHours(usualMinutes, kind)}${rest}`;
}

/**
 * @returns "Maria usually answers within 2 working hours; agreed: 24 hours on working days."; null while there was
 * nothing to answer.
 */
export function answersInOneLine(
  side: SideTimes | undefined,
  name: string,
  agreedHours: number | null,
): string | null {
  if (!side || side.usualMinutes === null) return null;
  const usual = usualAnswer(side);
  const agreed = agreedHours === null ? '' : `; agreed: ${inHours(agreedHours * 60)} on working days`;
  return `${name} ${uncapitalised(usual)}${agreed}.`;
}

/**
 * @returns the hours that minutes are within, as people say how long they wait: "1 working hour", "2.5 hours". Never
 * fewer than the first hour: "within 1 minute" would promise what a few quick answers don't.
 */
export function inHours(minutes: number, kind = ''): string {
  const hours = minutes < 600 ? Math.ceil(minutes / 30) / 2 : Math.ceil(minutes / 60);
  return counted(Math.max(1, hours), `${kind}hour`);
}
