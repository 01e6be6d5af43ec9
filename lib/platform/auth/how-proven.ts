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
 * How somebody has proved who they are while their account keeps its address: at the sign-in, or later in the same
 * session. A second step on its own was taken in a session that began with a mailed link.
 */
export type ProvenUnderOneAddress =
  | FirstStep
  | `${FirstStep}_and_${SecondStep}`
  | SecondStep
  | `google_then_${SecondStep}`
  | `operator_then_${SecondStep}`;

const FORMER = '_under_former_address';

/**
 * How somebody has proved who they are, for the evidence of what they sign. A session that has gone on while the account's
 * address changed says of its beginning that it was under the former address (adr/0200).
 */
export type HowProven = ProvenUnderOneAddress | `${ProvenUnderOneAddress}${typeof FORMER}`;

/** Sessions that began with a first step alone, and in which no second one has been shown since. */
export const BY_FIRST_STEP_ALONE: readonly HowProven[] = FIRST_STEPS.flatMap((step) => [
  step,
  `${step}${FORMER}` as const,
]);

/** @returns how somebody has proved who they are after showing `by` in a session proved as `before` says. */
export function provenAgain(before: string, by: SecondStep): HowProven {
  const again = againUnderOneAddress(before, by);
  return isUnderFormerAddress(before) ? `${again}${FORMER}` : again;
}

function againUnderOneAddress(before: string, by: SecondStep): ProvenUnderOneAddress {
  if (before.startsWith('google')) return `google_then_${by}`;
  return isByOperator(before) ? `operator_then_${by}` : by;
}

/** @returns what a session's word becomes as its account's address changes. */
export function underFormerAddress(before: string): string {
  return isUnderFormerAddress(before) ? before : `${before}${FORMER}`;
}

/** @returns whether a session began before its account's address was changed to the present one. */
export function isUnderFormerAddress(authenticatedBy: string): boolean {
  return authenticatedBy.endsWith(FORMER);
}

/** @returns the same word without what it says about the address. */
export function underAnyAddress(authenticatedBy: string): string {
  return isUnderFormerAddress(authenticatedBy) ? authenticatedBy.slice(0, -FORMER.length) : authenticatedBy;
}

/** @returns whether a session began by a link of whoever runs the installation, which no mail has carried to an address. */
export function isByOperator(authenticatedBy: string): boolean {
  return authenticatedBy.startsWith('operator');
}

/**
 * @returns whether how somebody signed in, as a signature's evidence has it, shows that the address is theirs: not by an
 * operator's link, nor in a demonstration, where anybody is let in. An address that took another's place was verified by a
 * link sent to it, however the session had begun.
 */
export function provesAddress(authMethod: string): boolean {
  if (authMethod === 'demo') return false;
  return isUnderFormerAddress(authMethod) || !isByOperator(authMethod);
}

/** @returns the first step that the database names. @throws when it names none. */
export function firstStepOf(named: string): FirstStep {
  const step = FIRST_STEPS.find((each) => each === named);
  if (step) return step;
  throw new Error(`${named} is no first step of a sign-in`);
}
