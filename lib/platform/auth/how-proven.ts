/** What proves who somebody is at first: a link mailed to their address, or Google's word for it. */
export const FIRST_STEPS = ['email_link', 'google'] as const;
export type FirstStep = (typeof FIRST_STEPS)[number];

/** What proves it in addition, and again later. */
export type SecondStep = 'code' | 'passkey' | 'recovery_code';

/**
 * How somebody has proved who they are, for the evidence of what they sign: at the sign-in, or later in the same
 * session. A second step on its own was taken in a session that began with a mailed link.
 */
export type HowProven =
  | FirstStep
  | `${FirstStep}_and_${SecondStep}`
  | SecondStep
  | `google_then_${SecondStep}`;

/** @returns how somebody has proved who they are after showing `by` in a session proved as `before` says. */
export function provenAgain(before: string, by: SecondStep): HowProven {
  return before.startsWith('google') ? `google_then_${by}` : by;
}

/** @returns the first step that the database names. @throws when it names none. */
export function firstStepOf(named: string): FirstStep {
  if (named === 'email_link' || named === 'google') return named;
  throw new Error(`${named} is no first step of a sign-in`);
}
