import { z } from 'zod';
import { SeenVersion } from '@/lib/platform/actions/seen-version';
import { line, optionalProse, prose } from '@/lib/platform/actions/text';
import { Id, INCOMPLETE_LINK } from '@/lib/platform/ids';
import { countLines } from '@/lib/platform/text/nesting';
import { calendarDay, instantText } from '@/lib/platform/time/from-outside';
import { ADJUSTMENT_KINDS, FOLLOW_UP_OUTCOMES } from './adjusting/adjustments.rules';
import { AUTONOMY_ANSWERS } from './autonomy/autonomy.rules';

const Ref = { workspaceId: Id, id: Id };

/** `engagementId` is the engagement being evaluated. */
export const StartEvaluation = z.object({ workspaceId: Id, engagementId: Id });

export const MoveEvaluation = z.object({
  ...Ref,
  dueOn: calendarDay('Choose a day.'),
  reason: prose('Say why, so that the other side knows.', 1_000),
});

export const AddCriterion = z.object({
  ...Ref,
  criterionId: Id,
  name: line('Say in a few words what the criterion is.', 120),
});

/** No mark is an empty choice. */
const Rating = z
  .enum(['', '1', '2', '3', '4', '5'])
  .default('')
  .transform((mark) => (mark === '' ? null : Number(mark)));

const Answer = z.object({ criterionId: Id, text: optionalProse(8_000), rating: Rating });

const Written = {
  ...Ref,
  /** the version of the assessment as it was seen; 0 before its first save */
  version: SeenVersion.default(0),
  /** identifies the open page */
  savedIn: Id.optional(),
  /** whether the person saw that it was changed elsewhere, and wants to replace that */
  takesOver: z.literal('on').optional(),
  answers: z.array(Answer).max(24).default([]),
};

/** A draft, as far as it has come. */
export const SaveAssessment = z.object({ ...Written, overall: optionalProse(8_000) });

/** Of one side, on the report that both keep: the time to lay it out grows with the square of its lines. */
const MOST_LINES = 600;

export const HandInAssessment = z
  .object({
    ...Written,
    overall: prose('Say how it went on the whole, in your own words.', 8_000),
  })
  .refine(({ answers, overall }) => countLines([overall, ...answers.map(({ text }) => text)]) <= MOST_LINES, {
    path: ['overall'],
    message: `That is too long for the report that you both keep: at most ${MOST_LINES} lines in all of your answers.`,
  });

const OwnerOrNone = z.enum(['', 'owner', 'assistant']).default('');
const DayOrNone = z.union([z.literal(''), calendarDay('Choose a day.')]).default('');
const Missing = {
  owner: 'Say who sees to it.',
  dueOn: 'Say by when.',
  months: 'Give 1 to 12 months.',
  rate: 'Say what is to be paid.',
  playbookId: 'Choose the playbook that it belongs to.',
} as const;

const Months = z.coerce.number().int().min(1).max(12);

/**
 * An adjustment. `months`, `rate` and `playbookId` belong to the kinds that need them: the form hides them from the
 * others, and what was typed before another kind was chosen no longer counts.
 */
export const AddAdjustment = z
  .object({
    ...Ref,
    adjustmentId: Id,
    kind: z.enum(ADJUSTMENT_KINDS, 'Say what changes.'),
    what: prose('Say in a sentence what changes.', 2_000),
    owner: OwnerOrNone,
    dueOn: DayOrNone,
    months: z.string().default(''),
    rate: z.string().default(''),
    playbookId: z.union([z.literal(''), Id]).default(''),
  })
  .check((ctx) => {
    const { kind, owner, dueOn, months, rate, playbookId } = ctx.value;
    const needed = [
      ...(kind === 'none'
        ? []
        : ([
            ['owner', owner],
            ['dueOn', dueOn],
          ] as const)),
      ...(kind === 'cadence' && !Months.safeParse(months).success ? ([['months', '']] as const) : []),
      ...(kind === 'rate' ? ([['rate', rate]] as const) : []),
      ...(kind === 'given' ? ([['playbookId', playbookId]] as const) : []),
    ];
    for (const [field, typed] of needed) {
      if (typed === '') {
        ctx.issues.push({ code: 'custom', message: Missing[field], path: [field], input: typed });
      }
    }
  })
  .transform(({ months, ...said }) => ({
    ...said,
    months: said.kind === 'cadence' ? Months.parse(months) : null,
  }));

export const RemoveAdjustment = z.object({ ...Ref, adjustmentId: Id });

export const FollowUp = z.object({
  ...Ref,
  adjustmentId: Id,
  outcome: z.enum(FOLLOW_UP_OUTCOMES, 'Say what became of it.'),
  note: optionalProse(2_000),
  /** when what the page showed had been said; empty if nothing was */
  seenSaidAt: z
    .union([z.literal(''), instantText(INCOMPLETE_LINK)])
    .default('')
    .transform((at) => (at === '' ? null : new Date(at))),
});

export const SignEvaluation = z.object({
  ...Ref,
  /** the hash of the text that was read */
  documentHash: z.string().regex(/^[0-9a-f]{64}$/, INCOMPLETE_LINK),
  signedName: line('Type your name, as you sign it.', 200),
  consent: z.literal('on', 'Tick this to sign electronically.'),
});

export const ReopenEvaluation = z.object(Ref);

export const DecideAutonomy = z.object({
  ...Ref,
  outcome: z.enum(AUTONOMY_ANSWERS, 'Choose one of the two.'),
});
