/** The most common causes of risk, each said with one click. */
export const RISK_CAUSES = ['time', 'missing', 'bigger'] as const;
export type RiskCause = (typeof RISK_CAUSES)[number];

const CAUSE_WORDS: Record<RiskCause, string> = {
  time: 'I may not make the deadline.',
  missing: 'Something I need from you is missing.',
  bigger: 'It is more work than the brief says.',
};

export type RiskWords = {
  readonly cause: RiskCause | null;
  /** in the assistant's own words; empty when the cause says enough */
  readonly reason: string;
};

/** @returns what the owner's side reads as the reason; null when nothing was said. */
export function riskInWords({ cause, reason }: RiskWords): string | null {
  const words = [cause === null ? '' : CAUSE_WORDS[cause], reason].filter((said) => said !== '');
  return words.length === 0 ? null : words.join('\n');
}
