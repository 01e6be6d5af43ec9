import { accept, type Result, refuse } from '@/lib/platform/result';

/** What handing over requires of a brief; rows that a form left empty may be included. */
export type BriefTerms = {
  readonly deadlineDate: string;
  readonly deliverables: readonly (
    | { readonly title: string; readonly criteria: readonly (string | undefined)[] }
    | undefined
  )[];
};

export type Gap = { readonly path: readonly (string | number)[]; readonly message: string };

/**
 * product.md, "Briefs": a deadline and one deliverable are required, and without a criterion it isn't clear when a
 * deliverable is done.
 * @returns what is still missing before a brief can be handed over, each with its input.
 */
export function whatIsMissing(terms: BriefTerms): readonly Gap[] {
  const gaps: Gap[] = [];
  if (terms.deadlineDate === '') {
    gaps.push({ path: ['deadlineDate'], message: 'Say when it is due: a date and a time.' });
  }
  const rows = terms.deliverables.map((row, index) => ({ row, index })).filter(({ row }) => !isEmptyRow(row));
  for (const { row, index } of rows) {
    if (row?.title === '')
      gaps.push({ path: ['deliverables', index, 'title'], message: 'Say what is to be delivered.' });
  }
  if (rows.length === 0) {
    gaps.push({ path: ['deliverables', 0, 'title'], message: 'Name at least one thing that you will get.' });
  } else if (!rows.some(({ row }) => row?.criteria.some(Boolean))) {
    const first = rows[0]?.index ?? 0;
    gaps.push({
      path: ['deliverables', first, 'criteria', 0],
      message: 'Say how both of you will know that it is right.',
    });
  }
  return gaps;
}

/** @returns whether a row of the editor is empty: it is then no deliverable at all. */
export function isEmptyRow(row: BriefTerms['deliverables'][number]): boolean {
  return row === undefined || (row.title === '' && !row.criteria.some(Boolean));
}

/**
 * product.md, rule 2: no brief is assigned outside an agreement that both have signed. The database refuses it too.
 * @param agreement the one in force in the engagement, if there is one
 * @returns the agreement to hand over under, or a refusal (`no_agreement`).
 */
export function requireAgreement<Agreement>(
  agreement: Agreement | null,
  assistantName: string,
): Result<Agreement> {
  if (agreement) return accept(agreement);
  return refuse(
    'no_agreement',
    `You and ${assistantName} have no agreement in force yet. Save this as a draft, and hand it over once both have signed.`,
    'engagementId',
  );
}

/**
 * @returns accepted as long as the two work together, or a refusal (`ended`): a draft may be for somebody with whom the work
 * has ended since.
 */
export function requireWorkingTogether(hasEnded: boolean, assistantName: string): Result {
  if (!hasEnded) return accept(undefined);
  return refuse(
    'ended',
    `Your work with ${assistantName} has ended. Choose somebody else for this.`,
    'engagementId',
  );
}

/**
 * @returns whether work can be handed over to somebody at all now, whatever it is: it goes on, under an agreement.
 * `requireAgreement` and `requireGoingOn` say what is wrong where it can't.
 */
export function isOpenTo(somebody: { readonly isAgreed: boolean; readonly pause: object | null }): boolean {
  return somebody.isAgreed && somebody.pause === null;
}

/**
 * @param agreement the one in force now, if there is one
 * @returns accepted while the agreement that a brief was handed over under is still in force, or a refusal
 * (`agreement_ended`).
 */
export function requireSameAgreement(
  agreement: { readonly id: string } | null,
  handedOverUnder: string | null,
): Result {
  if (agreement && agreement.id === handedOverUnder) return accept(undefined);
  return refuse(
    'agreement_ended',
    'The agreement that this brief was handed over under is no longer in force. It has to be withdrawn, and handed over again under the present one.',
  );
}
