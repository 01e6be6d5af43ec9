import { z } from 'zod';
import { cleanLine, line, optionalProse, prose } from '@/lib/platform/actions/text';
import { Id } from '@/lib/platform/ids';
import { whatIsMissing } from './handing-over.rules';

/** In the order of how much is let go. */
export const AUTONOMY_LEVELS = ['decide_alone', 'decide_and_tell', 'ask_first'] as const;
export type Autonomy = (typeof AUTONOMY_LEVELS)[number];

/** How many rows a list may have; a person never comes near, a script would. */
const MOST_ROWS = 40;

const Version = z.coerce.number({ error: 'That link is not complete.' }).int().min(0);

/** Names a brief as the person last saw it. */
const SeenBrief = { workspaceId: Id, id: Id, version: Version };

const tooManyRows = `That is too much for one brief: at most ${MOST_ROWS} rows. Make it two.`;

/** Rows left empty are no rows: without scripts a form always shows a few. */
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

const BudgetHours = z
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

/** The editor's form. A draft keeps whatever is there; what handing over needs is asked for only then. */
export const SaveBrief = z
  .object({
    ...SeenBrief,
    engagementId: z.uuid('Choose who this is for.'),
    title: optionalProse(200).transform(cleanLine),
    outcome: optionalProse(4_000),
    instructions: optionalProse(),
    givens: Texts,
    deliverables: Deliverables,
    autonomy: z.enum(AUTONOMY_LEVELS).default('decide_and_tell'),
    budgetHours: BudgetHours,
    deadlineDate: z.string().trim().max(20).default(''),
    deadlineTime: z.string().trim().max(20).default(''),
    deadlineZone: z.string().trim().max(60).default(''),
    intent: z.enum(['save', 'send']).default('save'),
    /** a button that asks for one more empty row, for browsers without scripts: nothing is saved or judged then */
    addRow: z.string().max(60).optional(),
  })
  .superRefine((brief, context) => {
    if (brief.addRow !== undefined) return;
    if (brief.title === '')
      context.addIssue({ code: 'custom', path: ['title'], message: 'Give the brief a title.' });
    if (brief.intent === 'save') return;
    for (const { path, message } of whatIsMissing(brief))
      context.addIssue({ code: 'custom', path: [...path], message });
  });

/** A button on the brief that says which brief it means, as it was seen. */
export const BriefStep = z.object(SeenBrief);

export const AnswerQuestion = z.object({
  workspaceId: Id,
  briefId: Id,
  clarificationId: Id,
  answer: prose('Write an answer first.', 4_000),
});

export const ApproveDelivery = z.object({ ...SeenBrief, deliveryId: Id, note: optionalProse(4_000) });

const UnmetRow = z.object({
  criterionId: Id,
  isUnmet: z.literal('yes').optional(),
  reason: optionalProse(2_000),
});

/** A revision names what isn't met and why: the assistant never has to guess. */
export const RequestRevision = z
  .object({
    ...SeenBrief,
    deliveryId: Id,
    note: optionalProse(4_000),
    unmet: z.array(UnmetRow).max(1_600).default([]),
  })
  .superRefine(({ unmet }, context) => {
    if (!unmet.some((row) => row.isUnmet)) {
      context.addIssue({
        code: 'custom',
        path: ['unmet'],
        message: 'Name at least one criterion that isn’t met yet.',
      });
    }
    unmet.forEach((row, index) => {
      if (!row.isUnmet || row.reason !== '') return;
      context.addIssue({ code: 'custom', path: ['unmet', index, 'reason'], message: 'Say what is missing.' });
    });
  })
  .transform(({ unmet, ...review }) => ({ ...review, unmet: unmet.filter((row) => row.isUnmet) }));

export const CancelBrief = z.object({
  ...SeenBrief,
  reason: line('Say in a sentence why, so that it isn’t a riddle.', 1_000),
});
