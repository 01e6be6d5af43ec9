import { z } from 'zod';
import { SeenVersion } from '@/lib/platform/actions/seen-version';
import { cleanLine, line, optionalProse, prose } from '@/lib/platform/actions/text';
import { arrivedFiles } from '@/lib/platform/files/chosen';
import { Id } from '@/lib/platform/ids';
import { MOST_WAITING } from '@/lib/uploads/rules';
import { whatIsMissing } from '../handing-over.rules';
import { SaveBrief } from '../schema';
import { LONGEST_LINE, MOST_GIVENS, type PlaybookContent } from './content.rules';
import { unknownTitleWords } from './title.rules';

const fields = SaveBrief.shape;

const Rows = z
  .array(optionalProse(2_000).optional())
  .max(MOST_GIVENS, `That is too much for one playbook: at most ${MOST_GIVENS} rows. Make it two.`)
  .optional()
  .transform((rows) => rows ?? []);

const Questions = z
  .array(z.union([Id, z.literal('')]).optional())
  .max(MOST_GIVENS)
  .optional()
  .transform((rows) => rows ?? []);

/** One decision per line, as many and as long as a brief can have. */
const Lines = optionalProse(8_000)
  .transform((text) => text.split('\n').map(cleanLine).filter(Boolean))
  .refine(
    (lines) => lines.every((each) => each.length <= LONGEST_LINE),
    `One of these is too long: at most ${LONGEST_LINE} letters on a line.`,
  )
  .refine(
    (lines) => lines.length <= MOST_GIVENS,
    `That is too much for one playbook: at most ${MOST_GIVENS} lines.`,
  );

const UsualDays = z
  .string()
  .optional()
  .transform((typed) => (typed ?? '').trim())
  .pipe(
    z
      .string()
      .regex(/^\d{0,3}$/, 'Give whole working days, such as 2, or leave it empty.')
      .transform((days) => (days === '' ? null : Number(days)))
      .refine((days) => days === null || days <= 250, 'Give at most 250 working days, or leave it empty.'),
  );

/** The playbook's form: a new playbook when it has no version yet, else its next version. */
export const SavePlaybook = z
  .object({
    workspaceId: Id,
    id: Id,
    versionId: Id,
    /** the newest version that the person saw; 0 for a new one */
    number: SeenVersion,
    /** the playbook's own version, for changes to its name; 0 for a new one */
    version: SeenVersion,
    /** the brief that it is made from */
    briefId: z.union([Id, z.literal('')]).default(''),
    name: line('Give the playbook a name.', 120),
    change: optionalProse(500).transform(cleanLine),
    title: line('Say what each brief is called.', 200),
    outcome: fields.outcome,
    instructions: fields.instructions,
    givens: Rows,
    givenQuestions: Questions,
    deliverables: fields.deliverables,
    autonomy: fields.autonomy,
    askFirst: Lines,
    budgetHours: fields.budgetHours,
    /** parsed with the currency of its price before, or that of the business: `currencyOfPrice` */
    budgetMoney: fields.budgetMoney,
    attached: fields.attached,
    files: fields.files,
    /** those uploaded before */
    uploads: arrivedFiles(MOST_WAITING),
    usualDays: UsualDays,
    /** a button that adds one more empty row, for browsers without scripts */
    addRow: z.string().max(60).optional(),
  })
  .superRefine((playbook, context) => {
    if (playbook.addRow !== undefined) return;
    for (const word of unknownTitleWords(playbook.title)) {
      const message = `Nothing fills in {{${word}}}. Choose one of the words below, or take the braces out.`;
      context.addIssue({ code: 'custom', path: ['title'], message });
    }
    // the deadline is each brief's own; everything else that handing over requires is here
    for (const { path, message } of whatIsMissing({ ...playbook, deadlineDate: 'later' }))
      context.addIssue({ code: 'custom', path: [...path], message });
  });

/** @returns what a form says, without the rows that it left empty, with its price and files already read. */
export function contentOf(
  typed: Omit<z.output<typeof SavePlaybook>, 'files' | 'uploads'>,
  read: Pick<PlaybookContent, 'budgetMoney' | 'files'>,
): PlaybookContent {
  const { title, outcome, instructions, autonomy, budgetHours, usualDays } = typed;
  return {
    title,
    outcome,
    instructions,
    autonomy,
    usualDays,
    ...read,
    budgetMinutes: budgetHours,
    givens: typed.givens.flatMap((text, row) =>
      text ? [{ text, questionId: typed.givenQuestions[row] || null }] : [],
    ),
    deliverables: typed.deliverables
      .map((row) => ({ title: row?.title ?? '', criteria: filled(row?.criteria ?? []) }))
      .filter((row) => row.title !== '' || row.criteria.length > 0),
    askFirst: typed.askFirst,
  };
}

function filled(rows: readonly (string | undefined)[]): string[] {
  return rows.flatMap((row) => (row ? [row] : []));
}

/** Names a playbook as the person last saw it. */
export const PlaybookStep = z.object({ workspaceId: Id, id: Id, version: SeenVersion });

/** A decision that becomes a given, in the words it should have there. */
export const KeepDecision = z.object({
  workspaceId: Id,
  decisionId: Id,
  playbookId: Id,
  /** the id of the version that it makes */
  versionId: Id,
  text: prose('Say what is good to know.', 2_000),
});

/** An answer that becomes a given, in the words it should have there. */
export const KeepAnswer = z.object({
  workspaceId: Id,
  /** the brief */
  id: Id,
  clarificationId: Id,
  /** the id of the version that it makes */
  versionId: Id,
  text: prose('Say what is good to know.', 2_000),
});
