import type { Group, Kind } from '@/lib/search/query.rules';
import type { Found } from '@/lib/search/showing.queries';
import type { Side } from './places';

/** What a group of kinds is called: where a search is narrowed to it, and above what was found of it. */
export const GROUP_WORDS: Readonly<Record<Group, string>> = {
  brief: 'Briefs',
  message: 'Messages',
  agreement: 'Agreements',
  evaluation: 'Evaluations',
  pay: 'Time and pay',
  playbook: 'Playbooks',
  engagement: 'Working together',
  file: 'Files',
};

/** What a kind is called that needs no more words than whose it is. */
const NAMES = {
  brief: 'Brief',
  agreement: 'Agreement',
  clause: 'Clause',
  evaluation: 'Evaluation',
  reckoning: 'Is the money well spent?',
  adjustment: 'What changes',
  follow_up: 'What became of last time',
  time: 'Time entry',
  timesheet: 'Timesheet',
  expense: 'Expense',
  payment: 'Payment',
  owed: 'Pay entry',
  playbook: 'Playbook',
  schedule: 'Schedule',
  template: 'Agreement template',
  pause: 'Pause of the work',
  ending: 'End of the work',
  access: 'Account or tool',
  file: 'File',
} as const satisfies Partial<Record<Kind, string>>;

/** @returns what something is and whose, in a few words: "Message from Maria Santos in “Spring photos”". */
export function wordsFor(side: Side, { kind, who, business, about, side: writer }: Found): string {
  const whose = side === 'inbox' ? business : who;
  const inside = about?.title ? ` in “${about.title}”` : '';
  const elsewhere = side === 'inbox' ? `, ${business}` : '';
  switch (kind) {
    case 'message':
      return `Message from ${who}${inside}${elsewhere}`;
    case 'comment':
      return `Comment from ${who} on a clause${inside}${elsewhere}`;
    case 'wording':
      return `Wording proposed by ${who}${inside}${elsewhere}`;
    case 'assessment':
    case 'answer':
      return writer === 'owner'
        ? `Assessment by ${who}${inside}`
        : `Self-assessment by ${who}${inside}${elsewhere}`;
    default:
      return `${NAMES[kind]}${inside}${whose ? `, ${whose}` : ''}`;
  }
}
