type Offer = {
  /** it was offered in place of an agreement in force */
  readonly isAmendment: boolean;
  /** it was a file that both had signed elsewhere, to be confirmed here; left out: no */
  readonly isImported?: boolean;
};

/** @returns what holds between the two once an offer has come to nothing. */
export function whatHoldsWithout({ isAmendment, isImported = false }: Offer): string {
  if (isImported) return 'What you signed elsewhere stays as it was.';
  return isAmendment ? 'What you agreed before stays as it was.' : 'Neither of you owes anything under it.';
}
