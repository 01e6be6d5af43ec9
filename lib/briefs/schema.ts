import { z } from 'zod';
import { SeenVersion } from '@/lib/platform/actions/seen-version';
import { severalOf } from '@/lib/platform/actions/several';
import { cleanLine, optionalProse, prose } from '@/lib/platform/actions/text';
import { chosenFiles } from '@/lib/platform/files/chosen';
import { Id, idOr } from '@/lib/platform/ids';
import { FOLDS } from '@/lib/platform/time/fold';
import { whatIsMissing } from './handing-over.rules';
import { RISK_CAUSES, riskInWords } from './risk/risk.rules';
import { AUTONOMY_LEVELS, USUAL_AUTONOMY } from './terms/autonomy.rules';
import { whatCheckInsLack } from './terms/moments.rules';

/** How many rows a list may have; a person never comes near, a script would. */
export const MOST_ROWS = 40;
const MOST_FILES = 40;

export const BriefRef = { workspaceId: Id, id: Id };

/** Names a brief as the person last saw it. */
export const SeenBrief = { workspaceId: Id, id: Id, version: SeenVersion };

export const tooManyRows = `That is too much for one brief: at most ${MOST_ROWS} rows. Make it two.`;

/** Empty rows are ignored: without scripts a form always shows a few. */
const Texts = z
  .array(optionalProse(2_000).optional())
  .max(MOST_ROWS, tooManyRows)
  .optional()
  .transform((texts) => texts ?? []);

const Deliverables = z
  .array(z.object({ title: optionalProse(200).transform(cleanLine), criteria: Texts }).optional())
  .max(MOST_ROWS, tooManyRows)
  .optional()
  .transform((rows) => rows ?? []);

const DatePart = z.string().trim().max(20).default('');
/** which of two instants, on the day that clocks go back */
const FoldPart = z.enum(FOLDS).optional();

const CheckIns = z
  .array(z.object({ date: DatePart, time: DatePart, fold: FoldPart, about: optionalProse(2_000) }).optional())
  .max(MOST_ROWS, tooManyRows)
  .optional()
  .transform((rows) => rows ?? []);

/** Ids of files already attached; one checkbox each, so a single one isn't an array. */
const Attached = z.preprocess(
  severalOf,
  z.array(Id).max(MOST_FILES, `At most ${MOST_FILES} files on one brief. Put more into one archive.`),
);

/** Ids of uploads under way into the draft, as the page shows them. */
const Arriving = z.preprocess(severalOf, z.array(Id).max(MOST_FILES));

/** Files sent with the form itself, by browsers without scripts. */
const NewFiles = z.preprocess(
  chosenFiles,
  z
    .array(z.instanceof(File, { error: 'Choose a file from your device.' }))
    .max(20, 'At most 20 files at once. Put more into one archive.'),
);

/** Keys of clarity findings, one per line: those marked as clear enough, and those already shown. */
const Keys = z
  .string()
  .max(30_000)
  .optional()
  .transform((lines) => [...new Set((lines ?? '').split(/\r?\n/).filter((line) => line !== ''))])
  .pipe(z.array(z.string().max(120)).max(200));

export const BudgetHours = z
  .string()
  .optional()
  .transform((typed) => (typed ?? '').trim().replace(',', '.'))
  .pipe(
    z
      .string()
      .regex(/^(\d{1,4}(\.\d{1,2})?)?$/, 'Give hours as a number, such as 3 or 1.5.')
      .transform((hours) => (hours === '' ? null : Math.round(Number(hours) * 60)))
      .refine(
        (minutes) => minutes === null || (minutes >= 1 && minutes <= 60_000),
        'Give between 0.02 and 1000 hours, or leave it empty.',
      ),
  );

/** The editor's form. A draft keeps whatever is there; what handing over requires is checked only then. */
export const SaveBrief = z
  .object({
    ...SeenBrief,
    engagementId: idOr('Choose who this is for.'),
    title: optionalProse(200).transform(cleanLine),
    outcome: optionalProse(4_000),
    instructions: optionalProse(),
    givens: Texts,
    deliverables: Deliverables,
    autonomy: z.enum(AUTONOMY_LEVELS).default(USUAL_AUTONOMY),
    asksFirst: Texts,
    budgetHours: BudgetHours,
    /** parsed with the currency of the agreement in force */
    budgetMoney: z.string().max(40, 'That is too long for an amount.').default(''),
    deadlineDate: DatePart,
    deadlineTime: DatePart,
    /** the clock for every time in the brief */
    deadlineZone: z.string().trim().max(60).default(''),
    deadlineFold: FoldPart,
    windowFromDate: DatePart,
    windowFromTime: DatePart,
    windowFromFold: FoldPart,
    checkIns: CheckIns,
    attached: Attached,
    uploads: Arriving,
    files: NewFiles,
    /** identifies the open page that saves */
    savedIn: Id.nullish().default(null),
    /** the person has seen that it was changed elsewhere, and wants to replace that with their words */
    takesOver: z
      .literal('on')
      .optional()
      .transform((said) => said === 'on'),
    clearEnough: Keys,
    advised: Keys,
    intent: z.enum(['save', 'send']).default('save'),
    /** a button that adds one more empty row, for browsers without scripts: nothing is saved or judged then */
    addRow: z.string().max(60).optional(),
  })
  .superRefine((brief, context) => {
    if (brief.addRow !== undefined) return;
    if (brief.title === '')
      context.addIssue({ code: 'custom', path: ['title'], message: 'Give the brief a title.' });
    if (brief.intent === 'save') return;
    for (const { path, message } of [...whatIsMissing(brief), ...whatCheckInsLack(brief.checkIns)])
      context.addIssue({ code: 'custom', path: [...path], message });
  });

/** A button on the brief: which brief it is for, as it was seen. */
export const BriefStep = z.object(SeenBrief);

export const AnswerQuestion = z.object({
  ...BriefRef,
  clarificationId: Id,
  answer: prose('Write an answer first.', 4_000),
});

export const WithdrawQuestion = z.object({ ...BriefRef, clarificationId: Id });

export const AskQuestion = z.object({
  ...BriefRef,
  /** made once per form, so that a question posted twice is one question */
  clarificationId: Id,
  question: prose('Write your question first.', 4_000),
  isBlocking: z
    .literal('on')
    .optional()
    .transform((ticked) => ticked === 'on'),
});

/** A cause chosen with a click, one's own words, or both. */
export const RaiseRisk = z
  .object({
    ...BriefRef,
    riskId: Id,
    cause: z.enum(RISK_CAUSES).nullable().default(null),
    reason: optionalProse(4_000),
  })
  .transform(({ cause, reason, ...ref }, context) => {
    const words = riskInWords({ cause, reason });
    if (words !== null) return { ...ref, reason: words };
    context.addIssue({
      code: 'custom',
      path: ['reason'],
      message: 'Say what is at risk, and what would help.',
    });
    return z.NEVER;
  });

/** A decision that becomes a given of a draft. */
export const GiveDecision = z.object({
  ...BriefRef,
  decisionId: Id,
  /** the id of the row that it makes */
  givenId: Id,
  text: prose('Say what is good to know.', 2_000),
});

export const ResolveRisk = z.object({ ...BriefRef, riskId: Id });

/** Ending a brief that the other side counts on: never without a reason. */
export const EndBrief = z.object({
  ...SeenBrief,
  reason: prose('Say in a sentence why, so that the other side understands.', 1_000),
});
