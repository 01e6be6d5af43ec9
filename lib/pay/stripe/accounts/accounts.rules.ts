import { countryInWords } from '@/lib/platform/text/countries';

/** Whether money can be sent to a Stripe account: Stripe's own answer, never a list of countries of ours. */
export type TransfersState = 'unknown' | 'inactive' | 'pending' | 'active' | 'unsupported';

/** @returns an account's state, from the status of its `transfers` capability. */
export function transfersOf(status: string | undefined): TransfersState {
  switch (status) {
    case 'active':
    case 'inactive':
    case 'pending':
      return status;
    default:
      return 'unknown';
  }
}

type Standing = {
  readonly isRecipient: boolean;
  readonly transfers: TransfersState;
  readonly bankPayouts: TransfersState;
  readonly requirements: readonly string[];
  /** why money doesn't reach them, such as a bank that has sent it back */
  readonly said: string;
};

/** @returns whether Stripe can pay somebody and asks them for nothing more: they then change what they gave, rather than going on. */
export function isOnboarded({ isRecipient, transfers, bankPayouts, requirements, said }: Standing): boolean {
  const isReached = (isRecipient ? bankPayouts : transfers) === 'active' && said === '';
  return isReached && requirements.length === 0;
}

/**
 * @param code Stripe's own for its refusal
 * @param country that they chose, ISO 3166-1
 * @returns why somebody has no account at Stripe, in words for them.
 */
export function refusedAccountInWords(code: string, country: string): string {
  return code === 'country_unsupported'
    ? `You chose ${countryInWords(country)}. Stripe can’t send money there from here.`
    : 'Stripe doesn’t let this account be set up.';
}

/** Stripe's requirements, by the beginning of their names; the first match counts. */
const ASKED: readonly (readonly [string, string])[] = [
  ['external_account', 'the bank account that you want to be paid into'],
  ['tos_acceptance', 'your yes to Stripe’s terms'],
  ['individual.verification', 'a clear photo of your passport or identity card'],
  ['individual.address', 'your address'],
  ['individual.dob', 'your date of birth'],
  ['individual.first_name', 'your name'],
  ['individual.last_name', 'your name'],
  ['individual.id_number', 'the number of your identity card or tax record'],
  ['individual.phone', 'your phone number'],
  ['individual.email', 'your e-mail address'],
  ['business_profile', 'what kind of work you do'],
];

/** @returns what Stripe still requires, in plain words, each once. */
export function requirementsInWords(fields: readonly string[]): readonly string[] {
  const words = fields.map(
    (field) =>
      ASKED.find(([name]) => field.startsWith(name))?.[1] ?? 'a detail that Stripe names on its page',
  );
  return [...new Set(words)];
}

/** Stripe's links open once, within five minutes; one of them is left for getting there. */
const LINK_OPENS_MS = 4 * 60_000;

/** @returns whether a link to Stripe's page, made at an instant, can still be opened, as far as we know. */
export function opensStill(madeAt: Date | null, now: Date): boolean {
  return madeAt !== null && now.getTime() - madeAt.getTime() < LINK_OPENS_MS;
}
