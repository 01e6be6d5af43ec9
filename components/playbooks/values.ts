import { valuesOf as valuesOfBrief } from '@/components/briefs/editor/values';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import type { PlaybookContent } from '@/lib/briefs/playbooks/content.rules';
import { givenFrom } from '@/lib/briefs/playbooks/keeping.rules';
import type { FormValues } from '@/lib/platform/actions/form-state';
import { plainAmount } from '@/lib/platform/money/money';
import { shortened } from '@/lib/platform/text/shortened';

/** @returns what the form's inputs say for a version of a playbook, by input name. */
export function valuesOfPlaybook(name: string, content: PlaybookContent): FormValues {
  const { budgetMinutes, budgetMoney, usualDays } = content;
  return {
    name: [name],
    title: [content.title],
    outcome: [content.outcome],
    instructions: [content.instructions],
    autonomy: [content.autonomy],
    askFirst: [content.askFirst.join('\n')],
    budgetHours: [budgetMinutes === null ? '' : String(Math.round((budgetMinutes / 60) * 100) / 100)],
    budgetMoney: [budgetMoney === null ? '' : plainAmount(budgetMoney)],
    usualDays: [usualDays === null ? '' : String(usualDays)],
    ...rows(
      'givens',
      content.givens.map(({ text }) => text),
    ),
    ...rows(
      'givenQuestions',
      content.givens.map(({ questionId }) => questionId ?? ''),
    ),
    ...Object.assign(
      {},
      ...content.deliverables.map(({ title, criteria }, index) => ({
        [`deliverables[${index}].title`]: [title],
        ...rows(`deliverables[${index}].criteria`, criteria),
      })),
    ),
  };
}

/**
 * @param questionId an answered question whose answer is to be a given of the playbook
 * @param currency of the business, in which playbooks name a price
 * @returns the form's values for a playbook made from a brief: the same words, its name and title being the brief's.
 */
export function valuesFromBrief(
  brief: BriefDocument,
  questionId: string | null,
  currency: string,
): FormValues {
  const {
    deadlineDate: _,
    deadlineTime: __,
    deadlineZone: ___,
    engagementId: ____,
    ...said
  } = valuesOfBrief(brief);
  const clarification = brief.clarifications.find(({ id }) => id === questionId);
  const next = brief.givens.length;
  return {
    ...said,
    ...(brief.budgetMoney !== null && brief.budgetMoney.currency !== currency ? { budgetMoney: [''] } : {}),
    name: [shortened(brief.title, 120)],
    ...(clarification?.answer
      ? {
          [`givens[${next}]`]: [givenFrom(clarification.question, clarification.answer.text)],
          [`givenQuestions[${next}]`]: [clarification.id],
        }
      : {}),
  };
}

function rows(list: string, texts: readonly string[]): FormValues {
  return Object.fromEntries(texts.map((text, index) => [`${list}[${index}]`, [text]]));
}
