import { z } from 'zod';
import { AUTONOMY_LEVELS } from '../terms/autonomy.rules';

const FORMAT = 'handover.playbook.v1';

const Given = z.object({
  text: z.string(),
  /** the answered question that it was learned from; null for what its writer thought of */
  questionId: z.uuid().nullable(),
});

const Content = z.object({
  /** the title of each brief, with words in double braces that the deadline fills in */
  title: z.string(),
  outcome: z.string(),
  instructions: z.string(),
  givens: z.array(Given),
  deliverables: z.array(z.object({ title: z.string(), criteria: z.array(z.string()) })),
  autonomy: z.enum(AUTONOMY_LEVELS),
  /** decisions that the assistant asks about first */
  askFirst: z.array(z.string()),
  /** where pay is by the hour */
  budgetMinutes: z.number().int().nullable(),
  /** where each brief has a price; absent in versions from before there were prices */
  budgetMoney: z
    .object({ minor: z.number().int().positive(), currency: z.string() })
    .nullable()
    .default(null),
  /** working days of the assistant from handing over to the deadline; null: chosen anew each time */
  usualDays: z.number().int().nullable(),
  /** ids of files that each brief takes along; their names are for comparing */
  files: z.array(z.object({ id: z.uuid(), name: z.string() })).default([]),
});

const Stored = Content.extend({ format: z.literal(FORMAT) });

/**
 * What every brief from a playbook says. What belongs to one brief alone, the assistant and the deadline, isn't in it.
 */
export type PlaybookContent = z.infer<typeof Content>;
export type PlaybookGiven = PlaybookContent['givens'][number];

/** @returns the content as the database keeps it. */
export function storedContent(content: PlaybookContent): z.infer<typeof Stored> {
  return { ...content, format: FORMAT };
}

/** @returns what a version of a playbook says. @throws ZodError for anything that isn't a playbook. */
export function readContent(stored: unknown): PlaybookContent {
  const { format: _, ...content } = Stored.parse(stored);
  return content;
}

/** @returns whether two versions would make the same brief; where a given was learned from counts too. */
export function isSameContent(one: PlaybookContent, other: PlaybookContent): boolean {
  return JSON.stringify(Content.parse(one)) === JSON.stringify(Content.parse(other));
}

/**
 * A price already set stays in its currency, even if the business has come to use another since: nothing is converted.
 * @param content the newest version; null for a new playbook
 * @param usual the business's currency
 * @returns the currency in which the next version's price is read.
 */
export function currencyOfPrice(content: PlaybookContent | null, usual: string): string {
  return content?.budgetMoney?.currency ?? usual;
}

/** @returns the questions whose answers are among the givens. */
export function questionsIn({ givens }: PlaybookContent): readonly string[] {
  return [...new Set(givens.flatMap(({ questionId }) => questionId ?? []))];
}

/** @returns whether the content has a given, in these words and learned from there. */
export function hasGiven({ givens }: PlaybookContent, { text, questionId }: PlaybookGiven): boolean {
  return givens.some((given) => given.text === text && given.questionId === questionId);
}

/** Nobody reads more than this, and the editor refuses more rows (lib/briefs/schema.ts). */
export const MOST_GIVENS = 40;

/** @returns the content with one more given; the same answer isn't added twice. */
export function withGiven(content: PlaybookContent, given: PlaybookGiven): PlaybookContent {
  const isThere = given.questionId !== null && questionsIn(content).includes(given.questionId);
  return isThere ? content : { ...content, givens: [...content.givens, given] };
}

/** A decision to be asked about has a row of its own in each brief, which can't be longer. */
export const LONGEST_LINE = 2_000;

/**
 * @returns whether a decision to be asked about is too long for a brief, so that nothing can be handed over from this
 * version: the editor hasn't always refused that. Letters are counted as the database counts them.
 */
export function hasLineTooLong({ askFirst }: Pick<PlaybookContent, 'askFirst'>): boolean {
  return askFirst.some((line) => [...line].length > LONGEST_LINE);
}

/** Why nothing can be handed over from such a version, and what to do about it. */
export const LINE_TOO_LONG = `Under “Decisions to be asked about first” a line of the playbook has more than ${LONGEST_LINE} letters, which no brief can have. Shorten it, or make it two lines: nothing else has to change.`;
