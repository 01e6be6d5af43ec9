import { plainName } from '@/lib/platform/sheets/plain-name';

/** A column that a file may have: its name in our example, its other names, and what it means. */
type Column = {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly meaning: string;
};

/** The columns of a file of briefs. Only a title is required; a row is a draft, which may leave the rest open. */
export const COLUMNS = {
  title: {
    name: 'Title',
    aliases: ['name', 'task', 'brief', 'subject', 'summary'],
    meaning: 'What the brief is called. The one column that has to be there.',
  },
  for: {
    name: 'For',
    aliases: ['assistant', 'assignee', 'assigned to', 'who', 'to', 'owner'],
    meaning: 'The assistant’s name or e-mail address. Left empty when there is only one.',
  },
  outcome: {
    name: 'Outcome',
    aliases: ['goal', 'result', 'what is different when this is done'],
    meaning: 'What is different when it is done.',
  },
  deliverable: {
    name: 'Deliverable',
    aliases: ['deliverables', 'what you will get', 'output'],
    meaning: 'What you will get.',
  },
  criteria: {
    name: 'Criteria',
    aliases: ['criterion', 'acceptance criteria', 'done when', 'it is right when', 'definition of done'],
    meaning: 'How both will know that it is right. One per line.',
  },
  givens: {
    name: 'Good to know',
    aliases: ['givens', 'given', 'context', 'background'],
    meaning: 'What would go without saying. One per line.',
  },
  instructions: {
    name: 'Instructions',
    aliases: ['notes', 'description', 'details', 'how', 'body'],
    meaning: 'How to go about it, with links.',
  },
  due: {
    name: 'Due',
    aliases: ['due date', 'deadline', 'date', 'due on'],
    meaning: 'The day, as 2027-03-05, or with its time, as 2027-03-05 17:00.',
  },
  time: {
    name: 'Time',
    aliases: ['due time', 'at'],
    meaning: 'The time of that day, as 17:00. That is what counts when it is left empty.',
  },
  zone: {
    name: 'Time zone',
    aliases: ['zone', 'timezone', 'tz'],
    meaning: 'On whose clock, as Asia/Manila. Yours when it is left empty.',
  },
  hours: {
    name: 'Hours',
    aliases: ['budget', 'budget hours', 'estimate', 'estimated hours'],
    meaning: 'The budget, as 1.5, where time is paid.',
  },
  price: {
    name: 'Price',
    aliases: ['budget money', 'budget price', 'amount', 'fee', 'cost'],
    meaning: 'What it costs, as 150, where each brief has a price. The agreed one when it is left empty.',
  },
  autonomy: {
    name: 'Who decides',
    aliases: ['autonomy'],
    meaning:
      'Decide alone, Decide and tell, or Ask first. As usual for new work of theirs when it is left empty.',
  },
  askFirst: {
    name: 'Ask first about',
    aliases: ['asks first', 'decisions'],
    meaning: 'Decisions to be asked about first. One per line.',
  },
} as const satisfies Record<string, Column>;

export type ColumnKey = keyof typeof COLUMNS;

export const COLUMN_KEYS = [
  'title',
  'for',
  'outcome',
  'deliverable',
  'criteria',
  'givens',
  'instructions',
  'due',
  'time',
  'zone',
  'hours',
  'price',
  'autonomy',
  'askFirst',
] as const satisfies readonly ColumnKey[];

/** @returns which column a header means; null for an unknown one. */
export function columnOf(header: string): ColumnKey | null {
  const plain = plainName(header);
  return (
    COLUMN_KEYS.find((key) => [COLUMNS[key].name, ...COLUMNS[key].aliases].map(plainName).includes(plain)) ??
    null
  );
}
