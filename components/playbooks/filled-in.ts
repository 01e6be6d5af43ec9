import type { TypedDeadline } from '@/lib/briefs/playbooks/handing-over.queries';

/** A deadline as its inputs show it. */
export type ShownDeadline = Pick<TypedDeadline, 'deadlineDate' | 'deadlineTime' | 'deadlineZone'>;

/**
 * What somebody has typed is theirs: only a deadline that the form filled in is replaced.
 * @param filled what the form has filled in; undefined as long as it hasn't
 * @returns whether the inputs still say what the form put there, on the same clock.
 */
export function isAsFilledIn(shown: ShownDeadline, filled: ShownDeadline | undefined): boolean {
  if (!filled) return shown.deadlineDate === '';
  return (
    shown.deadlineDate === filled.deadlineDate &&
    shown.deadlineTime === filled.deadlineTime &&
    shown.deadlineZone === filled.deadlineZone
  );
}

/**
 * @param usual when it is usually due for the person who is chosen now; undefined for nobody, or where it is chosen anew
 * each time
 * @returns what the inputs are to say once somebody else is chosen: that person's usual deadline, or no date where it
 * was somebody else's; null to leave them as they are.
 */
export function filledInFor(
  usual: ShownDeadline | undefined,
  shown: ShownDeadline,
  filled: ShownDeadline | undefined,
): ShownDeadline | null {
  if (!isAsFilledIn(shown, filled)) return null;
  if (usual) {
    const { deadlineDate, deadlineTime, deadlineZone } = usual;
    return { deadlineDate, deadlineTime, deadlineZone };
  }
  return filled ? { ...shown, deadlineDate: '' } : null;
}

/**
 * @param row what the names of the inputs begin with, `rows[0].`; left out for a form with one deadline
 * @returns what a form's inputs say now.
 */
export function shownIn(form: HTMLFormElement, row = ''): ShownDeadline {
  const typed = new FormData(form);
  const text = (name: string) => String(typed.get(`${row}${name}`) ?? '');
  return {
    deadlineDate: text('deadlineDate'),
    deadlineTime: text('deadlineTime'),
    deadlineZone: text('deadlineZone'),
  };
}
