import { formatMoney } from '@/lib/platform/money/money';
import { counted } from '@/lib/platform/text/counted';
import { compareWords, differs, type Piece } from '@/lib/platform/text/word-changes';
import { hoursInWords } from '../terms/hours';
import type { PlaybookContent } from './content.rules';

/** A part of a playbook, and its content, in words. */
export type NamedPart = { readonly name: string; readonly text: string };

export type ChangedPart = { readonly name: string; readonly pieces: readonly Piece[] };

/** @returns the parts of a playbook in reading order, each as one text: a line for each row of a list. */
export function namedPartsOf(content: PlaybookContent): readonly NamedPart[] {
  const { budgetMinutes, budgetMoney, usualDays } = content;
  return [
    { name: 'Title', text: content.title },
    { name: 'What is different when this is done', text: content.outcome },
    { name: 'What will be delivered', text: content.deliverables.map(deliverableText).join('\n') },
    { name: 'Good to know', text: content.givens.map(({ text }) => text).join('\n') },
    { name: 'How to go about it', text: content.instructions },
    { name: 'Who decides along the way', text: content.autonomy.replaceAll('_', ' ') },
    { name: 'Ask first about', text: content.askFirst.join('\n') },
    { name: 'Files', text: content.files.map(({ name }) => name).join('\n') },
    { name: 'Budget', text: budgetMinutes === null ? '' : hoursInWords(budgetMinutes) },
    { name: 'Price', text: budgetMoney === null ? '' : formatMoney(budgetMoney) },
    { name: 'Usual time', text: usualDays === null ? '' : usualTimeInWords(usualDays) },
  ];
}

/** @returns "the end of the same working day", "2 working days". */
export function usualTimeInWords(usualDays: number): string {
  if (usualDays === 0) return 'the end of the same working day';
  return counted(usualDays, 'working day');
}

/** @returns when a brief is due by it: "at the end of the same working day", "after 2 working days". */
export function usuallyDueInWords(usualDays: number): string {
  return `${usualDays === 0 ? 'at' : 'after'} ${usualTimeInWords(usualDays)}`;
}

/** @returns what differs between two versions, part by part and word by word. */
export function comparePlaybooks(before: PlaybookContent, after: PlaybookContent): readonly ChangedPart[] {
  const earlier = namedPartsOf(before);
  return namedPartsOf(after)
    .map(({ name, text }, index) => ({ name, pieces: compareWords(earlier[index]?.text ?? '', text) }))
    .filter(({ pieces }) => differs(pieces));
}

function deliverableText({ title, criteria }: PlaybookContent['deliverables'][number]): string {
  return [title, ...criteria.map((criterion) => `– ${criterion}`)].join('\n');
}
