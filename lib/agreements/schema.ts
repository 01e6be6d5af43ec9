import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { cleanLine, line, optionalProse, prose } from '@/lib/platform/actions/text';
import { Id } from '@/lib/platform/ids';
import { parseMoney } from '@/lib/platform/money';
import { isDrawnPath } from './drawn.rules';
import { TEMPLATE_KEYS, templateOf } from './templates';
import { findFaults, PAY_SCHEDULES, PAY_TYPES, type Terms } from './terms.rules';
import { unknownPlaceholders } from './wording';

const MOST_CLAUSES = 60;
/** More than the form offers; what is none at all is refused. */
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

const Version = z.coerce.number({ error: 'That link is not complete.' }).int().min(0);

/** Names an agreement as the person last saw it. */
const SeenAgreement = { workspaceId: Id, id: Id, version: Version };

/** A whole number as typed; what can't be read becomes NaN, which the rule then refuses in its own words. */
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

const NO_SUCH_DATE = 'There is no such date in the calendar. Choose another day.';

export const CalendarDate = z.string().trim().refine(isCalendarDate, NO_SUCH_DATE);

const CalendarDateOrNothing = z
  .string()
  .trim()
  .default('')
  .refine((typed) => typed === '' || isCalendarDate(typed), NO_SUCH_DATE)
  .transform((typed) => (typed === '' ? null : typed));

export const TermsFields = {
  rate: z.string().trim().max(40).default(''),
  currency: z
    .string()
    .trim()
    .refine((code) => CURRENCIES.has(code), 'Choose a currency from the list.'),
  cap: z.string().trim().max(40).default(''),
  paySchedule: z.enum(PAY_SCHEDULES, { error: 'Choose when pay is paid.' }),
  evaluationCadenceMonths: Whole,
  responseTimeHours: Whole,
  noticeDays: Whole,
  autoApprovalDays: WholeOrNothing,
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
});

/** A row left empty is no clause: without scripts the form always shows one for a clause of one's own. */
const Clauses = z
  .array(ClauseRow.optional())
  .max(MOST_CLAUSES, `That is too much for one agreement: at most ${MOST_CLAUSES} clauses.`);

type TypedTerms = z.output<z.ZodObject<typeof TermsFields>>;
type TypedClauses = z.output<typeof Clauses>;
type Context = Pick<z.RefinementCtx, 'addIssue'>;

/** Reads typed terms, and says at each input what can't stand (terms.rules.ts). */
export function readTerms(typed: TypedTerms, payType: Terms['payType'], context: Context): Terms {
  const { rate, cap, ...rest } = typed;
  const rateMinor = parseMoney(rate, typed.currency);
  const capMinor = cap === '' ? null : parseMoney(cap, typed.currency);
  const terms = { ...rest, payType, rateMinor: rateMinor ?? 0, capMinor };
  const unread = [
    rateMinor === null ? { field: 'rate', message: amountHint(typed.currency, 'Say what is paid') } : null,
    cap !== '' && capMinor === null ? { field: 'cap', message: amountHint(typed.currency) } : null,
  ].filter((fault) => fault !== null);
  const faults = findFaults(terms).filter(({ field }) => !unread.some((each) => each.field === field));
  for (const { field, message } of [...unread, ...faults]) {
    context.addIssue({ code: 'custom', path: [field], message });
  }
  return terms;
}

function amountHint(currency: string, start = 'Give an amount'): string {
  const example = parseMoney('14.50', currency) === null ? '1450' : '14.50';
  return `${start} as a number in ${currency}, such as ${example}.`;
}

/** Says at each clause what is missing, and names placeholders that stand for nothing. */
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
      at('heading', 'Write the heading out; terms are filled in below it only.');
    if (row?.body === '') at('body', 'Write what this clause says, or empty its heading to leave it out.');
    const [unknown] = unknownPlaceholders(row?.body ?? '');
    if (unknown !== undefined)
      at('body', `${unknown} stands for nothing. Write it out, or correct its name.`);
    if (row?.key !== undefined && keys.has(row.key)) at('heading', 'This clause is there twice.');
    if (row?.key !== undefined) keys.add(row.key);
  }
  if (count === 0) {
    context.addIssue({
      code: 'custom',
      path: ['clauses', 0, 'heading'],
      message: 'Keep at least one clause.',
    });
  }
}

function isEmptyClause(row: TypedClauses[number]): boolean {
  return row === undefined || (row.heading === '' && row.body === '');
}

/** @returns the clauses in their order, each with a key; a clause of one's own gets a new one. */
function keyed(rows: TypedClauses) {
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

/** The first save of an agreement; left-out clauses are those of the template. */
export const CreateAgreement = z
  .object({
    id: Id,
    workspaceId: Id,
    engagementId: z.uuid('Choose who this is for.'),
    templateKey: z.enum(TEMPLATE_KEYS, { error: 'Choose a template.' }),
    title: Title,
    clauses: Clauses.optional(),
    ...TermsFields,
  })
  .transform(({ id, workspaceId, engagementId, templateKey, title, clauses, ...typed }, context) => {
    const template = templateOf(templateKey);
    if (clauses) judgeClauses(clauses, context);
    return {
      id,
      workspaceId,
      engagementId,
      templateKey,
      title,
      terms: readTerms(typed, template.payType, context),
      clauses: clauses ? keyed(clauses) : template.clauses,
    };
  });

export const SaveAgreement = z
  .object({
    ...SeenAgreement,
    payType: z.enum(PAY_TYPES),
    title: Title,
    clauses: Clauses,
    ...TermsFields,
  })
  .transform(({ workspaceId, id, version, payType, title, clauses, ...typed }, context) => {
    judgeClauses(clauses, context);
    return {
      workspaceId,
      id,
      version,
      title,
      terms: readTerms(typed, payType, context),
      clauses: keyed(clauses),
    };
  });

/** A button on the agreement that says which agreement it means, as it was seen. */
export const AgreementStep = z.object(SeenAgreement);

/** To propose; left out or empty, it can be signed for the usual time (ending.rules.ts). */
export const ProposeAgreement = z.object({ ...SeenAgreement, respondBy: CalendarDateOrNothing });

/** `amendmentId` comes with the form: sent twice, it is still one. */
export const AmendAgreement = z.object({
  ...SeenAgreement,
  amendmentId: Id,
  /** for once more as long, with the terms as they are */
  renew: z.literal('on').optional(),
});

export const RequestAmendment = z.object({
  ...SeenAgreement,
  reason: prose('Say what you would like changed, and why.', 4_000),
});

export const GiveNotice = z.object({
  ...SeenAgreement,
  /** the last day of the agreement as the person was told it */
  lastDay: CalendarDate,
  reason: prose('Say in a sentence why, so that it isn’t a riddle.', 1_000),
  confirm: z.literal('on', { error: 'Tick this, so that it can’t happen by a slip.' }),
});

export const RequestChanges = z.object({
  ...SeenAgreement,
  reason: prose('Say what you would like changed, and why.', 4_000),
});

export const DeclineAgreement = z.object({
  ...SeenAgreement,
  reason: prose('Say in a sentence why, so that it isn’t a riddle.', 4_000),
});

/** The wording that a signer consents to. A new wording gets a new version; old signatures keep theirs. */
export const CONSENT = {
  version: '2026-11',
  text: 'I have read this agreement to its end and agree to it. I sign it electronically, and mean this to bind me as a signature on paper would. I can save and print it, and get a copy by e-mail.',
} as const;

/** What both consent to when they confirm an agreement that they signed elsewhere. */
export const CONFIRMATION = {
  version: '2026-11-import',
  text: 'I confirm that this file is the agreement we signed elsewhere, and that these terms are what it says. I confirm it electronically, and get a copy by e-mail.',
} as const;

/** @returns the wording that a signer of such a version consents to. */
export function consentFor(version: { readonly isImported: boolean }) {
  return version.isImported ? CONFIRMATION : CONSENT;
}

/** The strokes of a drawn signature, or nothing: a typed name is enough. */
const Drawn = z
  .string()
  .default('')
  .refine(
    (path) => path === '' || isDrawnPath(path),
    'That drawing can’t be read. Clear it and draw again, or leave it empty.',
  )
  .transform((path) => (path === '' ? null : path));

export const SignAgreement = z.object({
  workspaceId: Id,
  id: Id,
  /** the hash of the text that the person has read */
  documentHash: z.string().regex(/^[0-9a-f]{64}$/, 'That link is not complete.'),
  signedName: line('Type your name as you sign it.', 120),
  drawn: Drawn,
  consent: z.literal('on', { error: 'Tick this to sign electronically.' }),
});

function isCalendarDate(typed: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(typed)) return false;
  try {
    Temporal.PlainDate.from(typed, { overflow: 'reject' });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
