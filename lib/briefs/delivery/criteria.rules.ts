/** Why a criterion isn't met: the delivery falls short of it, or the brief was unclear about it. */
export const UNMET_CAUSES = ['delivery', 'brief'] as const;
export type UnmetCause = (typeof UNMET_CAUSES)[number];

/**
 * How a delivery ends: with an answer, or taken back by whoever made it. `refused` is a revision after the end of the
 * engagement, when nobody redoes the work.
 */
export const REVIEW_OUTCOMES = ['approved', 'revision', 'refused', 'taken_back'] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];
export type ReviewAnswer = Exclude<ReviewOutcome, 'taken_back'>;

type ReviewedDelivery = {
  readonly number: number;
  readonly review: {
    readonly outcome: ReviewOutcome;
    readonly reviewedAt: Date;
    readonly unmet: readonly {
      readonly criterionId: string;
      readonly reason: string;
      readonly cause: UnmetCause;
    }[];
  } | null;
};

type Criterion = {
  readonly id: string;
  /** when a change to the terms added it; unset if it was there from the start */
  readonly addedAt?: Date | null | undefined;
};

/** A criterion's status: not judged yet, found wanting, no objection, or approved. */
export type CriterionVerdict =
  | { readonly is: 'unjudged' }
  | { readonly is: 'unmet'; readonly reason: string; readonly cause: UnmetCause }
  | { readonly is: 'metSoFar' }
  | { readonly is: 'met' };

/**
 * @param delivery only this one's review counts
 * @returns the criterion's status by that review: an approval says that everything is met; any other answer that
 * whatever it doesn't name is met so far. What was added to the brief later hasn't been judged by it, and nothing has
 * by one that was taken back.
 */
export function verdictOn(
  delivery: ReviewedDelivery | undefined,
  { id, addedAt }: Criterion,
): CriterionVerdict {
  const review = delivery?.review;
  if (!review || review.outcome === 'taken_back') return { is: 'unjudged' };
  if (addedAt && addedAt > review.reviewedAt) return { is: 'unjudged' };
  if (review.outcome === 'approved') return { is: 'met' };
  const unmet = review.unmet.find((each) => each.criterionId === id);
  return unmet ? { is: 'unmet', reason: unmet.reason, cause: unmet.cause } : { is: 'metSoFar' };
}

type NamedCriterion = {
  readonly criterionId: string;
  readonly criterion: string;
  readonly deliverableId: string;
};

/** @returns the criteria of a deliverable that a delivery or its review mentions, each once: those not met first. */
export function mentionedCriteria(
  delivery: {
    readonly met: readonly NamedCriterion[];
    readonly review: { readonly unmet: readonly NamedCriterion[] } | null;
  },
  deliverableId: string,
): readonly { readonly id: string; readonly text: string }[] {
  const named = [...(delivery.review?.unmet ?? []), ...delivery.met].filter(
    (each) => each.deliverableId === deliverableId,
  );
  return [...new Map(named.map(({ criterionId: id, criterion: text }) => [id, { id, text }])).values()];
}

/**
 * @returns the delivery before this one, whose review says what was still missing; undefined for the first. One that
 * was taken back was never reviewed, and is left out.
 */
export function deliveryBefore<Each extends ReviewedDelivery>(
  deliveries: readonly Each[],
  { number }: { readonly number: number },
): Each | undefined {
  return latestStanding(deliveries.filter((each) => each.number < number));
}

/** @returns the latest delivery that wasn't taken back; undefined if there is none. */
export function latestStanding<Each extends ReviewedDelivery>(deliveries: readonly Each[]): Each | undefined {
  return deliveries
    .filter(({ review }) => review?.outcome !== 'taken_back')
    .sort((one, other) => other.number - one.number)[0];
}

/** From so many times on, the two may see differently what a brief asks for. */
export const SENT_BACK_OFTEN = 2;

/** @returns how many deliveries of a brief were sent back. */
export function timesSentBack(deliveries: readonly ReviewedDelivery[]): number {
  return deliveries.filter(({ review }) => review?.outcome === 'revision').length;
}

/** @returns the same rows, those not met last time first; otherwise in their own order. */
export function unmetFirst<Row>(
  rows: readonly Row[],
  verdictOf: (row: Row) => CriterionVerdict,
): readonly Row[] {
  const isUnmet = (row: Row) => verdictOf(row).is === 'unmet';
  return [...rows.filter(isUnmet), ...rows.filter((row) => !isUnmet(row))];
}
