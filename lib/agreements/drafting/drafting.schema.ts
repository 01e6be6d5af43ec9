import { z } from 'zod';
import { SeenVersion } from '@/lib/platform/actions/seen-version';
import { cleanLine, line, optionalProse } from '@/lib/platform/actions/text';
import { Id, idOr } from '@/lib/platform/ids';
import { CurrencyCode } from '@/lib/platform/money/currency-code';
import { exampleAmount, parseMoney } from '@/lib/platform/money/money';
import { unknownPlaceholders } from '../document/wording';
import { CalendarDate, CalendarDateOrNothing, SeenAgreement } from '../schema';
import { BUILT_IN_EDITION, OWN_TEMPLATE, TEMPLATE_KEYS, templateOf } from '../templates';
import type { ClauseText } from '../templates/clauses';
import { FEE_BEARERS, ROUNDING_WAYS } from '../terms/paying.rules';
import { findFaults, PAY_SCHEDULES, PAY_TYPES, type Terms, type TermsFault } from '../terms/terms.rules';
import { clauseShowing } from './showing.rules';

const MOST_CLAUSES = 60;
/** Rows of the form, including empty or removed ones. */
const MOST_ROWS = 120;

/** A whole number as typed; an unreadable one becomes NaN, which the rule then refuses in its own words. */
const Whole = z
  .string()
  .trim()
  .default('')
  .transform((typed) => (/^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN));

const WholeOrNothing = z
  .string()
  .trim()
  .default('')
  .transform((typed) => (typed === '' ? null : /^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN));

/** A choice from a list, or none. */
function oneOrNothing<const Values extends readonly string[]>(values: Values, error: string) {
  return z
    .union([z.literal(''), z.enum(values)], { error })
    .default('')
    .transform((typed) => (typed === '' ? null : typed));
}

export const TermsFields = {
  rate: z.string().trim().max(40).default(''),
  currency: CurrencyCode,
  cap: z.string().trim().max(40).default(''),
  paySchedule: z.enum(PAY_SCHEDULES, { error: 'Choose when pay is paid.' }),
  evaluationCadenceMonths: Whole,
  responseTimeHours: Whole,
  noticeDays: Whole,
  autoApprovalDays: WholeOrNothing,
  paidWithinDays: WholeOrNothing,
  feesBorneBy: oneOrNothing(FEE_BEARERS, 'Choose who pays the fees.'),
  timeSilenceDays: WholeOrNothing,
  disputeDays: WholeOrNothing,
  roundingMinutes: WholeOrNothing,
  roundingWay: oneOrNothing(ROUNDING_WAYS, 'Choose how minutes are rounded.'),
  retainerHours: WholeOrNothing,
  carriedHours: WholeOrNothing,
  startsOn: CalendarDate,
  endsOn: CalendarDateOrNothing,
};

const ClauseRow = z.object({
  key: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional(),
  heading: optionalProse(200).transform(cleanLine),
  body: optionalProse(10_000),
  /** removed, and kept so that it can be restored */
  removed: z.literal('on').optional(),
});

const TOO_MANY_CLAUSES = `That is too much for one agreement: at most ${MOST_CLAUSES} clauses.`;

/** An empty or removed row is no clause. */
const Clauses = z.array(ClauseRow.optional()).max(MOST_ROWS, TOO_MANY_CLAUSES);

type TypedTerms = z.output<z.ZodObject<typeof TermsFields>>;
type TypedClauses = z.output<typeof Clauses>;
type Context = Pick<z.RefinementCtx, 'addIssue'>;

type Reading = {
  readonly payType: Terms['payType'];
  /** what the text says, so that a message can name the clause that shows a term */
  readonly clauses: readonly ClauseText[];
};

/** Reads typed terms, and reports at each input what isn't valid (terms.rules.ts), and which clause shows it. */
export function readTerms(typed: TypedTerms, { payType, clauses }: Reading, context: Context): Terms {
  const { rate, cap } = typed;
  const rateMinor = parseMoney(rate, typed.currency);
  const capMinor = cap === '' ? null : parseMoney(cap, typed.currency);
  const terms = {
    payType,
    rateMinor: rateMinor ?? 0,
    currency: typed.currency,
    capMinor,
    paySchedule: typed.paySchedule,
    evaluationCadenceMonths: typed.evaluationCadenceMonths,
    responseTimeHours: typed.responseTimeHours,
    noticeDays: typed.noticeDays,
    autoApprovalDays: typed.autoApprovalDays,
    paidWithinDays: typed.paidWithinDays,
    feesBorneBy: typed.feesBorneBy,
    timeSilenceDays: typed.timeSilenceDays,
    disputeDays: typed.disputeDays,
    roundingMinutes: typed.roundingMinutes,
    // without a step there is nothing to round
    roundingWay: typed.roundingMinutes === null ? null : (typed.roundingWay ?? 'nearest'),
    retainerHours: typed.retainerHours,
    carriedHours: typed.carriedHours,
    startsOn: typed.startsOn,
    endsOn: typed.endsOn,
  };
  const unread: readonly TermsFault[] = [
    ...(rateMinor === null
      ? [{ field: 'rate' as const, message: amountHint(typed.currency, 'Say what is paid') }]
      : []),
    ...(cap !== '' && capMinor === null
      ? [{ field: 'cap' as const, message: amountHint(typed.currency) }]
      : []),
  ];
  const faults = findFaults(terms).filter(({ field }) => !unread.some((each) => each.field === field));
  for (const { field, message } of [...unread, ...faults]) {
    const shown = clauseShowing(field, clauses);
    const where = shown ? ` See clause ${shown.place}, “${shown.heading}”.` : '';
    context.addIssue({ code: 'custom', path: [field], message: `${message}${where}` });
  }
  return terms;
}

function amountHint(currency: string, start = 'Give an amount'): string {
  return `${start} as a number in ${currency}, such as ${exampleAmount(currency)}.`;
}

/** Reports at each clause what is missing, and names unknown placeholders. */
function judgeClauses(rows: TypedClauses, context: Context): void {
  const keys = new Set<string>();
  let count = 0;
  for (const [index, row] of rows.entries()) {
    if (isEmptyClause(row)) continue;
    count += 1;
    const at = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: ['clauses', index, field], message });
    if (row?.heading === '') at('heading', 'Give this clause a heading.');
    if (row?.heading.includes('{{'))
      at('heading', 'Write the heading out; terms are filled in only in the text below it.');
    if (row?.body === '') at('body', 'Write what this clause says, or empty its heading to leave it out.');
    const [unknown] = unknownPlaceholders(row?.body ?? '');
    if (unknown !== undefined) at('body', `${unknown} isn’t a term. Write it out, or correct its name.`);
    if (row?.key !== undefined && keys.has(row.key)) at('heading', 'This clause appears twice.');
    if (row?.key !== undefined) keys.add(row.key);
  }
  const say = (message: string) =>
    context.addIssue({ code: 'custom', path: ['clauses', 0, 'heading'], message });
  if (count === 0) say('Keep at least one clause.');
  if (count > MOST_CLAUSES) say(TOO_MANY_CLAUSES);
}

function isEmptyClause(row: TypedClauses[number]): boolean {
  return row === undefined || row.removed === 'on' || (row.heading === '' && row.body === '');
}

/** @returns the clauses in order, each with a key; a clause of one's own gets a new one. */
function keyed(rows: TypedClauses): readonly ClauseText[] {
  const filled = rows.filter((row) => row !== undefined).filter((row) => !isEmptyClause(row));
  const taken = new Set(filled.map(({ key }) => key));
  return filled.map(({ key, heading, body }) => {
    if (key !== undefined) return { key, heading, body };
    let own = 1;
    while (taken.has(`own-${own}`)) own += 1;
    taken.add(`own-${own}`);
    return { key: `own-${own}`, heading, body };
  });
}

export const Title = line('Give the agreement a title.');

/** A template of the workspace's own, in the version that the person saw. */
const OwnTemplate = { templateId: Id.optional(), templateVersion: SeenVersion.optional() };

/** The first save of an agreement; without clauses, the template's are used. */
export const CreateAgreement = z
  .object({
    id: Id,
    workspaceId: Id,
    engagementId: idOr('Choose who this is for.'),
    templateKey: z.enum([...TEMPLATE_KEYS, OWN_TEMPLATE], { error: 'Choose a template.' }),
    ...OwnTemplate,
    payType: z.enum(PAY_TYPES).optional(),
    title: Title,
    clauses: Clauses.optional(),
    ...TermsFields,
    /** where to go next: to the editor, or to the agreement's page */
    next: z.enum(['write', 'read']).default('read'),
  })
  .transform((form, context) => {
    const { id, workspaceId, engagementId, templateKey, templateId, templateVersion, title, next } = form;
    const builtIn = templateKey === OWN_TEMPLATE ? null : templateOf(templateKey);
    if (!builtIn && (templateId === undefined || templateVersion === undefined)) {
      context.addIssue({ code: 'custom', path: ['templateKey'], message: 'Choose a template.' });
    }
    if (form.clauses) judgeClauses(form.clauses, context);
    const clauses = form.clauses ? keyed(form.clauses) : builtIn?.clauses;
    const payType = builtIn?.payType ?? form.payType ?? 'hourly';
    return {
      id,
      workspaceId,
      engagementId,
      template: builtIn
        ? { key: builtIn.key, version: BUILT_IN_EDITION, id: null }
        : { key: OWN_TEMPLATE, version: templateVersion ?? 0, id: templateId ?? '' },
      title,
      terms: readTerms(form, { payType, clauses: clauses ?? [] }, context),
      /** undefined: those of the workspace's own template */
      clauses,
      next,
    };
  });

export const SaveAgreement = z
  .object({
    ...SeenAgreement,
    payType: z.enum(PAY_TYPES),
    title: Title,
    clauses: Clauses,
    ...TermsFields,
    /** identifies the open page, so that its own saves are told from those of other tabs */
    savedIn: Id.optional(),
    /** pressed after being told that it was changed elsewhere */
    takesOver: z.literal('on').optional(),
    /** a button that moves, adds or removes a clause, for browsers without scripts: nothing is saved then */
    arrange: z.string().max(80).optional(),
  })
  .transform((form, context) => {
    const { workspaceId, id, version, payType, title, savedIn, takesOver, arrange } = form;
    const clauses = keyed(form.clauses);
    const nothing: Pick<z.RefinementCtx, 'addIssue'> = { addIssue: () => undefined };
    if (arrange !== undefined) {
      context.addIssue({
        code: 'custom',
        path: [],
        message: 'The clauses are updated. Nothing is saved yet.',
      });
    }
    const judging = arrange === undefined ? context : nothing;
    judgeClauses(form.clauses, judging);
    return {
      workspaceId,
      id,
      title,
      seen: { version, savedIn: savedIn ?? null, takesOver: takesOver === 'on' },
      terms: readTerms(form, { payType, clauses }, judging),
      clauses,
    };
  });

export const RestoreRevision = z.object({ ...SeenAgreement, revisionId: Id });
