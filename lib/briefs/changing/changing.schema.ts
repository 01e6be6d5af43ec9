import { z } from 'zod';
import { cleanLine, optionalProse, prose } from '@/lib/platform/actions/text';
import { Id } from '@/lib/platform/ids';
import { FOLDS } from '@/lib/platform/time/fold';
import { BriefRef, BudgetHours, MOST_ROWS, SeenBrief, tooManyRows } from '../schema';
import { AUTONOMY_LEVELS } from '../terms/autonomy.rules';

/** A row that is in force carries its id; an empty one carries none. */
const KnownId = z
  .string()
  .optional()
  .transform((id) => (id ?? '') || null)
  .pipe(Id.nullable());

/** Numbered inputs may have gaps, and a form may leave a list out: what it doesn't name stays as it is. */
function rowsOf<Row extends z.ZodType>(row: Row) {
  return z
    .array(row.optional())
    .max(MOST_ROWS, tooManyRows)
    .optional()
    .transform((rows) => (rows ?? []).filter((each) => each !== undefined));
}

const Text = z.object({ id: KnownId, text: optionalProse(2_000) });

/** The wanted terms as the form states them: all of them, so that what was left alone stays as it is. */
export const RequestChange = z.object({
  ...SeenBrief,
  /** made once per form, so that a request posted twice is one request */
  requestId: Id,
  reason: prose('Say in a sentence why: the other side decides by it.', 4_000),
  /** the decision that it carries out */
  decisionId: Id.optional(),
  deadlineDate: z.string().trim().max(20).default(''),
  deadlineTime: z.string().trim().max(20).default(''),
  deadlineZone: z.string().trim().max(60).default(''),
  /** which of two instants, on the day that clocks go back */
  deadlineFold: z.enum(FOLDS).optional(),
  budgetHours: BudgetHours,
  /** parsed with the agreement's currency */
  budgetMoney: z.string().max(40, 'That is too long for an amount.').default(''),
  // what the form doesn't name stays
  outcome: optionalProse(4_000).optional(),
  instructions: optionalProse().optional(),
  autonomy: z.enum(AUTONOMY_LEVELS).optional(),
  givens: rowsOf(Text),
  deliverables: rowsOf(
    z.object({ id: KnownId, title: optionalProse(200).transform(cleanLine), criteria: rowsOf(Text) }),
  ),
});

const AnsweredChange = { ...BriefRef, requestId: Id };

export const AcceptChange = z.object({ ...AnsweredChange, note: optionalProse(4_000) });

export const DeclineChange = z.object({
  ...AnsweredChange,
  note: prose('Say in a sentence why not, so that the other side understands.', 4_000),
});

export const WithdrawChange = z.object(AnsweredChange);
