/** What can change after an evaluation, in the order offered. */
export const ADJUSTMENT_KINDS = [
  'terms',
  'cadence',
  'rate',
  'given',
  'brief',
  'other',
  'pause',
  'end',
  'none',
] as const;
export type AdjustmentKind = (typeof ADJUSTMENT_KINDS)[number];

/** Those that make no sense once the work has a last day. */
const OF_WORK_THAT_GOES_ON: readonly AdjustmentKind[] = ['cadence', 'rate', 'pause', 'end'];

type Offered = {
  /** a given goes into a playbook */
  readonly hasPlaybooks: boolean;
  /** the work already has a last day */
  readonly isEnding: boolean;
};

/** @returns what two can choose from when they say what changes, in order. */
export function offeredKinds({ hasPlaybooks, isEnding }: Offered): readonly AdjustmentKind[] {
  return ADJUSTMENT_KINDS.filter(
    (kind) => (kind !== 'given' || hasPlaybooks) && !(isEnding && OF_WORK_THAT_GOES_ON.includes(kind)),
  );
}

/** Each choice's name, and what follows from it. */
export const ADJUSTMENT_WORDS: Record<AdjustmentKind, { readonly name: string; readonly follows: string }> = {
  terms: {
    name: 'The agreement',
    follows: 'An amendment is written, and takes effect once both have signed it.',
  },
  cadence: {
    name: 'How often you evaluate',
    follows: 'An amendment with the new cadence is written for both to sign.',
  },
  rate: { name: 'What is paid', follows: 'An amendment with the new rate is written for both to sign.' },
  given: {
    name: 'What goes without saying',
    follows: 'It becomes a given of a playbook, and of every brief from it.',
  },
  brief: { name: 'A piece of work', follows: 'It is handed over as a brief of its own.' },
  other: { name: 'How you work together', follows: 'You both do it, and look back on it next time.' },
  pause: { name: 'A pause', follows: 'No new work is handed over for a while.' },
  end: {
    name: 'The end of the work',
    follows: 'Notice is given, as the agreement says, and everything is handed back.',
  },
  none: { name: 'Nothing', follows: 'You both say that it stays as it is.' },
};

/** The kinds that become an amendment of the agreement. */
export const BY_AMENDMENT: readonly AdjustmentKind[] = ['terms', 'cadence', 'rate'];

/** The kinds that somebody carries out with a button; the others are done in practice, or say that nothing changes. */
export const CARRIED_OUT: readonly AdjustmentKind[] = [...BY_AMENDMENT, 'given', 'brief', 'pause', 'end'];

/** How many days before its date an open adjustment is brought up: a week, in which an amendment can be signed. */
export const CHANGES_AHEAD_DAYS = 7;

type Agreed = {
  readonly kind: AdjustmentKind;
  readonly dueOn: Date | null;
  readonly uses: readonly { readonly cameToNothing: boolean }[];
};

/** @returns how many adjustments signed by both nobody has carried out yet, and by when the first is due. */
export function notCarriedOut(adjustments: readonly Agreed[]): {
  readonly count: number;
  readonly firstBy: Date | null;
} {
  const left = adjustments.filter(
    ({ kind, uses }) => CARRIED_OUT.includes(kind) && uses.every(({ cameToNothing }) => cameToNothing),
  );
  const [firstBy = null] = left
    .flatMap(({ dueOn }) => dueOn ?? [])
    .sort((one, other) => one.getTime() - other.getTime());
  return { count: left.length, firstBy };
}

export const FOLLOW_UP_OUTCOMES = ['done', 'partly', 'not_done'] as const;
export type FollowUpOutcome = (typeof FOLLOW_UP_OUTCOMES)[number];

export const OUTCOME_WORDS: Record<FollowUpOutcome, string> = {
  done: 'Done',
  partly: 'Partly done',
  not_done: 'Not done',
};
