/**
 * What proves who somebody is at first: a link mailed to their address, Google's word for it, or a link that whoever runs
 * the installation has made, whose word it then is: one for a named address (adr/0192), or the first owner's, printed when
 * the installation starts.
 */
export const FIRST_STEPS = ['email_link', 'google', 'operator_link'] as const;
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
  | `google_then_${SecondStep}`
  | `operator_then_${SecondStep}`;

/** @returns how somebody has proved who they are after showing `by` in a session proved as `before` says. */
export function provenAgain(before: string, by: SecondStep): HowProven {
  if (before.startsWith('google')) return `google_then_${by}`;
  return isByOperator(before) ? `operator_then_${by}` : by;
}

/** @returns whether a session began by a link of whoever runs the installation, which no mail has carried to an address. */
export function isByOperator(authenticatedBy: string): boolean {
  return authenticatedBy.startsWith('operator');
}

/**
 * @returns whether how somebody signed in, as a signature's evidence has it, shows that the address is theirs: not by an
 * operator's link, nor in a demonstration, where anybody is let in.
 */
export function provesAddress(authMethod: string): boolean {
  return !isByOperator(authMethod) && authMethod !== 'demo';
}

/** @returns the first step that the database names. @throws when it names none. */
export function firstStepOf(named: string): FirstStep {
  const step = FIRST_STEPS.find((each) => each === named);
  if (step) return step;
  throw new Error(`${named} is no first step of a sign-in`);
}
