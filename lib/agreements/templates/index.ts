import { NOTHING_SAID, type PayingTerms } from '../terms/paying.rules';
import type { PaySchedule, PayType } from '../terms/terms.rules';
import {
  type ClauseText,
  COMMUNICATION,
  CONFIDENTIALITY,
  DISPUTES,
  EVALUATION,
  HOURS,
  OWNERSHIP,
  PAY_FIXED,
  PAY_HOURLY,
  PAY_RETAINER,
  SCOPE_OPEN,
  SCOPE_RETAINER,
  SUBCONTRACTING,
  TERMINATION,
} from './clauses';
import { EXTRA_CLAUSES } from './extra-clauses';

export const TEMPLATE_KEYS = ['hourly', 'fixed', 'retainer'] as const;
export type TemplateKey = (typeof TEMPLATE_KEYS)[number];

/** The `template_key` of an agreement that came from one of the workspace's own templates. */
export const OWN_TEMPLATE = 'own';

/** Raised whenever a built-in template's wording changes, so that an agreement says which one it began with. */
export const BUILT_IN_EDITION = 4;

/** Terms that suit most; the rate is never suggested. */
export type SuggestedTerms = PayingTerms & {
  readonly paySchedule: PaySchedule;
  readonly evaluationCadenceMonths: number;
  readonly responseTimeHours: number;
  readonly noticeDays: number;
  readonly autoApprovalDays: number | null;
};

export type Template = {
  readonly key: TemplateKey;
  readonly name: string;
  /** when to use this one */
  readonly suits: string;
  readonly payType: PayType;
  readonly terms: SuggestedTerms;
  readonly clauses: readonly ClauseText[];
};

const CLAUSES_FOR_ALL = {
  before: [HOURS, COMMUNICATION],
  after: [EVALUATION, CONFIDENTIALITY, OWNERSHIP, SUBCONTRACTING, TERMINATION, DISPUTES],
} as const;

const PAYING: PayingTerms = { ...NOTHING_SAID, paidWithinDays: 5, feesBorneBy: 'each' };

const TEMPLATES: Record<TemplateKey, Template> = {
  hourly: {
    key: 'hourly',
    name: 'Hourly assistant',
    suits: 'Work of changing size, paid by the hour up to a limit you set.',
    payType: 'hourly',
    terms: {
      paySchedule: 'weekly',
      evaluationCadenceMonths: 6,
      responseTimeHours: 24,
      noticeDays: 14,
      autoApprovalDays: 5,
      ...PAYING,
      disputeDays: 3,
    },
    clauses: [SCOPE_OPEN, ...CLAUSES_FOR_ALL.before, PAY_HOURLY, ...CLAUSES_FOR_ALL.after],
  },
  fixed: {
    key: 'fixed',
    name: 'Fixed price per brief',
    suits: 'Pieces of work that can be described and delivered one by one.',
    payType: 'fixed',
    terms: {
      paySchedule: 'on_approval',
      evaluationCadenceMonths: 6,
      responseTimeHours: 24,
      noticeDays: 7,
      autoApprovalDays: 5,
      ...PAYING,
    },
    clauses: [SCOPE_OPEN, ...CLAUSES_FOR_ALL.before, PAY_FIXED, ...CLAUSES_FOR_ALL.after],
  },
  retainer: {
    key: 'retainer',
    name: 'Monthly retainer',
    suits: 'An ongoing area of work, for a steady amount that both can plan with.',
    payType: 'retainer',
    terms: {
      paySchedule: 'monthly',
      evaluationCadenceMonths: 6,
      responseTimeHours: 24,
      noticeDays: 30,
      autoApprovalDays: 5,
      ...PAYING,
    },
    clauses: [SCOPE_RETAINER, ...CLAUSES_FOR_ALL.before, PAY_RETAINER, ...CLAUSES_FOR_ALL.after],
  },
};

/** @returns a template by its key. */
export function templateOf(key: TemplateKey): Template {
  return TEMPLATES[key];
}

/** @returns every template, the most used first. */
export function allTemplates(): readonly Template[] {
  return TEMPLATE_KEYS.map(templateOf);
}

const TEMPLATE_OF: Record<PayType, TemplateKey> = { hourly: 'hourly', fixed: 'fixed', retainer: 'retainer' };

/** @returns every clause available for a kind of pay: those of its template first, then the optional ones. */
export function clauseLibrary(payType: PayType): readonly ClauseText[] {
  return [...templateOf(TEMPLATE_OF[payType]).clauses, ...EXTRA_CLAUSES];
}

export const NO_LEGAL_ADVICE =
  'These templates are a careful start, not legal advice. Have someone who knows the law of both countries check any agreement that much depends on.';

/** product.md, "The field's own lessons": supervising hours and manner also turns a contractor into an employee. */
export const OUTCOMES_NOT_SHIFTS =
  'Agree on outcomes, not shifts: in the eyes of many laws, setting someone’s hours and watching how they work makes them an employee, so letting go protects you both.';
