import { formatMoney, type Money } from '@/lib/platform/money/money';
import { weekInWords } from '@/lib/time/weeks/weeks.rules';
import { isKind } from './view.rules';
import { AUDIT_WORDS, hasWords } from './words/all';

/** What is known about an action, for its sentence. */
export type Done = {
  /** null: the product itself */
  readonly who: string | null;
  /** as recorded: `brief.handed_over` */
  readonly action: string;
  readonly subjectKind: string;
  /** its title, if it has one; for what two do with each other, the other one's name */
  readonly title: string | null;
  /** the Monday of a week of time */
  readonly week: string | null;
  readonly money: Money | null;
  /** whether somebody did it to themselves */
  readonly isSelf: boolean;
};

/** "Ruth Adeyemi", "drafted the brief", "“Fair in March”", "". */
export type Line = {
  readonly who: string;
  readonly before: string;
  /** what it was done to, where that has a name */
  readonly name: string | null;
  readonly after: string;
};

/** @returns an action as a sentence in its parts. One without wording is named by its code. */
export function lineOf(done: Done, now: Date): Line {
  const name = nameOf(done, now);
  const [before = '', after = ''] = wordsOf(done).split(' … ');
  return { who: done.who ?? 'Handover', before, name, after };
}

/** @returns an action without its actor: "said that the brief “Fair in March” is at risk". */
export function saidWithoutWho({ before, name, after }: Line): string {
  return [before, name, after].filter((part) => part !== null && part !== '').join(' ');
}

function wordsOf({ action, subjectKind }: Done): string {
  if (!hasWords(action)) return `did something else: ${action.replaceAll(/[._]+/g, ' ')}`;
  const words = AUDIT_WORDS[action];
  if (typeof words === 'string') return words;
  return (isKind(subjectKind) ? words[subjectKind] : undefined) ?? words.otherwise;
}

/**
 * Titles are quoted; people, weeks and amounts always get a name, since sentences may end in "with" or "of" before
 * them.
 */
function nameOf({ subjectKind, title, week, money, isSelf }: Done, now: Date): string | null {
  switch (subjectKind) {
    case 'engagement':
    case 'evaluation':
    case 'invitation':
      return title ?? 'somebody';
    case 'membership':
      return isSelf ? 'themselves' : (title ?? 'somebody');
    case 'payment':
    case 'pay_run':
      return money ? formatMoney(money) : 'an amount';
    case 'timesheet':
      return week ? weekInWords(week, now) : 'a week';
    case 'pay_method':
    case 'webhook':
      return title;
    default:
      return title === null ? null : `“${title}”`;
  }
}
