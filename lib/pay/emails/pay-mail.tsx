/** What every mail about pay needs to know about the two sides. */
export type PayMailData = {
  readonly business: string;
  /** the assistant's name */
  readonly assistant: string;
  readonly now: Date;
  readonly url: string;
};

/** @returns why a mail reached the assistant. */
export function footerForAssistant({ business }: PayMailData): string {
  return `You get this because you work with ${business}. It is sent once.`;
}

/** @returns why a mail of a charge, by which several may be paid, reached an owner. */
export function footerForPayer({ business }: Pick<PayMailData, 'business'>): string {
  return `You get this because you own ${business}, which pays through Stripe. It is sent once.`;
}

/** @returns why a mail reached an owner. */
export function footerForOwner({ assistant, business }: PayMailData): string {
  return `You get this because ${assistant} works for ${business}. It is sent once.`;
}
