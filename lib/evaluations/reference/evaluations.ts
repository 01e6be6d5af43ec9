import { thaw } from '../document';

type SignedRow = {
  readonly number: number;
  readonly periodFrom: Date;
  readonly periodTo: Date;
  readonly closedAt: Date | null;
  readonly canonicalJson: string | null;
  readonly documentHash: string | null;
  readonly copies: readonly { readonly sha256: string }[];
};

/**
 * @returns the part of a signed evaluation that goes into a reference: what each side wrote, by criterion, and the
 * hashes that identify a copy of the whole. Marks, names, money and adjustments stay between the two.
 */
export function wordsOf(row: SignedRow) {
  const { number, periodFrom, periodTo, closedAt, canonicalJson, documentHash, copies } = row;
  const copy = copies[0];
  if (!canonicalJson || !documentHash || !closedAt || !copy) return [];
  const { criteria, assessments } = thaw(canonicalJson, documentHash);
  const by = (party: 'owner' | 'assistant') => assessments.find((each) => each.party === party);
  const onCriterion = (party: 'owner' | 'assistant', id: string) =>
    by(party)?.answers.find(({ criterionId }) => criterionId === id)?.text ?? '';
  return [
    {
      number,
      periodFrom: periodFrom.toISOString(),
      periodTo: periodTo.toISOString(),
      signedAt: closedAt.toISOString(),
      documentHash,
      copySha256: copy.sha256,
      overall: { business: by('owner')?.overall ?? '', assistant: by('assistant')?.overall ?? '' },
      criteria: criteria.map(({ id, name }) => ({
        name,
        business: onCriterion('owner', id),
        assistant: onCriterion('assistant', id),
      })),
    },
  ];
}
