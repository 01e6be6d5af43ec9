import type { Draft } from '../drafting/drafting';
import { SaveBrief } from '../schema';
import { AUTONOMY_LEVELS, type Autonomy, USUAL_AUTONOMY } from '../terms/autonomy.rules';
import { type Pay, readBudget } from '../terms/budget.rules';
import { readMoments } from '../terms/moments.rules';
import { termsOf } from '../terms/terms.rules';
import type { ColumnKey } from './columns.rules';
import type { Cells } from './csv';

/** Somebody whom a row can be for. */
export type ImportAssistant = {
  readonly engagementId: string;
  readonly name: string;
  readonly email: string | null;
  /** how the agreement in force pays; null while there is none */
  readonly pay: Pay | null;
  /** the autonomy of new work for them */
  readonly autonomy: Autonomy;
};

export type RowErrors = Partial<Record<ColumnKey, string>>;

export type ReadRow = {
  /** the draft it would make; null while something is invalid */
  readonly draft: Omit<Draft, 'id'> | null;
  /** what is wrong, by column */
  readonly errors: RowErrors;
};

type Around = {
  readonly workspaceId: string;
  readonly assistants: readonly ImportAssistant[];
  /** whose clock applies if a row names none */
  readonly zone: string;
  readonly now: Date;
};

/** The form's own schema wants an id; a row has none before it is a draft. */
const NO_ID = '00000000-0000-4000-8000-000000000000';

/** @returns what one row of a file says, by the same rules as the editor's form. Writes nothing. */
export function readRow(cells: Cells, around: Around): ReadRow {
  const errors: RowErrors = {};
  const assistant = findAssistant(cells.for ?? '', around.assistants);
  if (typeof assistant === 'string') errors.for = assistant;
  const usual = typeof assistant === 'string' ? USUAL_AUTONOMY : assistant.autonomy;
  const autonomy = cells.autonomy ? autonomyOf(cells.autonomy) : usual;
  if (autonomy === null) errors.autonomy = 'Write “Decide alone”, “Decide and tell” or “Ask first”.';
  const due = readDue(cells);
  if (typeof due === 'string') errors.due = due;

  const typed = SaveBrief.safeParse({
    workspaceId: around.workspaceId,
    id: NO_ID,
    version: 0,
    engagementId: typeof assistant === 'string' ? NO_ID : assistant.engagementId,
    title: cells.title,
    outcome: cells.outcome,
    instructions: cells.instructions,
    givens: linesOf(cells.givens),
    deliverables: [{ title: cells.deliverable, criteria: linesOf(cells.criteria) }],
    asksFirst: linesOf(cells.askFirst),
    autonomy: autonomy ?? usual,
    budgetHours: cells.hours,
    budgetMoney: cells.price,
    deadlineZone: cells.zone || around.zone,
    ...(typeof due === 'string' ? {} : due),
  });
  if (!typed.success) {
    for (const { path, message } of typed.error.issues) note(errors, path[0], message);
    return { draft: null, errors };
  }
  const moments = readMoments(typed.data, false, around.now);
  if (!moments.ok) note(errors, moments.refusal.field, moments.refusal.message);
  const budget = readBudget(typed.data, typeof assistant === 'string' ? null : assistant.pay);
  if (!budget.ok) {
    note(errors, budget.refusal.field, budget.refusal.message);
    const elsewhere = BUDGET_ELSEWHERE[budget.refusal.code];
    if (elsewhere) errors[elsewhere.column] ??= elsewhere.message;
  }
  const isWhole = Object.keys(errors).length === 0 && moments.ok && budget.ok;
  if (!isWhole || typeof assistant === 'string') return { draft: null, errors };
  const { value } = moments;
  const terms = termsOf(typed.data, {
    ...budget.value,
    windowFromAt: null,
    deadlineAt: value.deadline?.at ?? null,
    checkIns: [],
  });
  const { workspaceId } = around;
  const { engagementId } = assistant;
  return { draft: { workspaceId, engagementId, terms, moments: value, clearEnough: [] }, errors };
}

/**
 * @returns what a row can say to name each of these people: the name, or the address of those who share theirs with
 * somebody.
 */
export function namesToChoose(assistants: readonly ImportAssistant[]): readonly string[] {
  return assistants.map(({ name, email }) => {
    const isShared = assistants.filter((other) => plain(other.name) === plain(name)).length > 1;
    return isShared ? (email ?? name) : name;
  });
}

/** @returns the person who is meant, or what to say when nobody, or more than one, matches. */
function findAssistant(typed: string, assistants: readonly ImportAssistant[]): ImportAssistant | string {
  const names = assistants.map(({ name }) => name).join(', ');
  const [only] = assistants;
  if (typed === '') return only && assistants.length === 1 ? only : `Say who this is for: ${names}.`;
  const wanted = plain(typed);
  const matchers = [
    ({ email }: ImportAssistant) => email !== null && plain(email) === wanted,
    ({ name }: ImportAssistant) => plain(name) === wanted,
    ({ name }: ImportAssistant) => plain(name.split(' ')[0] ?? '') === wanted,
  ];
  for (const is of matchers) {
    const found = assistants.filter(is);
    const [first] = found;
    if (first && found.length === 1) return first;
    if (found.length > 1) return `There is more than one “${typed}” here. Give the e-mail address.`;
  }
  return `Nobody here is called “${typed}”. Write one of: ${names}.`;
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function autonomyOf(typed: string): Autonomy | null {
  return AUTONOMY_LEVELS.find((level) => level === plain(typed).replace(/[\s-]+/g, '_')) ?? null;
}

/** @returns the date and time, or what to say about a date that is ambiguous between countries. */
function readDue({ due = '', time = '' }: Cells) {
  if (due === '') return { deadlineDate: '', deadlineTime: '' };
  const [, date, withTime] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{1,2}:\d{2})(?::00)?)?$/.exec(due) ?? [];
  if (date === undefined) {
    return 'Write the day as 2027-03-05: 03/05 is another day in other places.';
  }
  return { deadlineDate: date, deadlineTime: (time || withTime || '17:00').padStart(5, '0') };
}

/** One item per line; bullets in front are removed. */
function linesOf(cell = ''): readonly string[] {
  return cell
    .split('\n')
    .map((line) => line.replace(/^\s*[-–•*]\s+/, '').trim())
    .filter(Boolean);
}

/** Which column an input of the editor's form is filled from. */
const FILLED_FROM: Readonly<Record<string, ColumnKey>> = {
  engagementId: 'for',
  title: 'title',
  outcome: 'outcome',
  instructions: 'instructions',
  givens: 'givens',
  deliverables: 'deliverable',
  asksFirst: 'askFirst',
  budgetHours: 'hours',
  budgetMoney: 'price',
  deadlineDate: 'due',
  deadlineTime: 'time',
  deadlineZone: 'zone',
};

/** Where to report a budget in the wrong unit, by the reason, beside the column it belongs in. */
const BUDGET_ELSEWHERE: Readonly<
  Record<string, { readonly column: ColumnKey; readonly message: string } | undefined>
> = {
  budget_in_money: { column: 'hours', message: 'Each brief has a price here, so leave this empty.' },
  not_agreed_yet: {
    column: 'price',
    message: 'No agreement is in force with them yet, so briefs have no price. Leave this empty.',
  },
  budget_in_hours: { column: 'price', message: 'Work is paid by time here, so leave this empty.' },
};

function note(errors: RowErrors, input: PropertyKey | undefined, message: string): void {
  const column = FILLED_FROM[String(input)] ?? 'title';
  errors[column] ??= message;
}
