import { acceptChange } from '@/lib/briefs/changing/changing.actions';
import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import { approveDelivery, requestRevision } from '@/lib/briefs/delivery/reviewing.actions';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { answerQuestion, askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import type { PeriodFacts } from '@/lib/evaluations/facts/schema';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import type { Pair } from './agreements';
import { type BriefForm, deliveryForm, givenBriefAccepted, readBrief, seen } from './briefs';
import { doneOf, submit } from './browser/forms';
import { givenChangeAsked } from './changes';
import { asPerson, type Person } from './people';

/** What two people do with briefs, each step at its own instant. */
export function doingsOf(pair: Pair) {
  const on = <T>(iso: string, person: Person, work: () => Promise<T>) =>
    atTime(new Date(iso), () => asPerson(person, work));
  const { owner, assistant } = pair;
  const read = (brief: BriefDocument) => readBrief(owner, brief);

  return {
    /** Handed over and accepted, due on Friday, 5 March 2027, 17:00 in Chicago unless told otherwise. */
    accepted: (title: string, iso: string, changes: Partial<BriefForm> = {}) =>
      atTime(new Date(iso), () => givenBriefAccepted(pair, { title, ...changes })),

    async asks(brief: BriefDocument, iso: string, isBlocking = true): Promise<string> {
      const { workspaceId, id } = brief;
      const form = { workspaceId, id, clarificationId: newId(), question: 'Which white?', isBlocking };
      doneOf(await on(iso, assistant, () => submit(askQuestion, form)));
      return form.clarificationId;
    },

    async answers(brief: BriefDocument, clarificationId: string, iso: string): Promise<void> {
      const { workspaceId, id } = brief;
      const form = { workspaceId, id, clarificationId, answer: 'Pure white.' };
      doneOf(await on(iso, owner, () => submit(answerQuestion, form)));
    },

    /** The assistant asks for another deadline, and the owner agrees. */
    async movesDeadline(brief: BriefDocument, asked: string, agreed: string, deadlineDate: string) {
      const change = await atTime(new Date(asked), () =>
        givenChangeAsked(pair, assistant, brief, { deadlineDate }),
      );
      doneOf(await on(agreed, owner, () => submit(acceptChange, { ...change, note: '' })));
    },

    async delivers(brief: BriefDocument, iso: string): Promise<void> {
      const now = await read(brief);
      doneOf(await on(iso, assistant, () => submit(deliverBrief, deliveryForm(now))));
    },

    /** @param causes for each of the brief's criteria, in their order, why it isn't met */
    async sendsBack(brief: BriefDocument, iso: string, ...causes: readonly ('brief' | 'delivery')[]) {
      const now = await read(brief);
      const criteria = now.deliverables.flatMap((each) => each.criteria);
      const unmet = causes.map((cause, index) => ({
        criterionId: criteria[index]?.id ?? '',
        isUnmet: true,
        reason: 'It is grey.',
        ...(cause === 'brief' ? { cause } : {}),
      }));
      const form = { ...seen(now), deliveryId: now.deliveries.at(-1)?.id ?? '', note: '', unmet };
      doneOf(await on(iso, owner, () => submit(requestRevision, form)));
    },

    async approves(brief: BriefDocument, iso: string): Promise<void> {
      const now = await read(brief);
      const form = { ...seen(now), deliveryId: now.deliveries.at(-1)?.id ?? '', note: '' };
      doneOf(await on(iso, owner, () => submit(approveDelivery, form)));
    },
  };
}

/** Every count, by a name of its own. Averages, such as the usual response time, can't be added up. */
export function addable({
  work,
  time,
  cost,
  payments,
  answers,
}: PeriodFacts): Readonly<Record<string, number>> {
  return {
    ...work,
    minutes: time.minutes,
    approvedMinutes: time.approvedMinutes,
    ...Object.fromEntries(
      cost.flatMap((each) => [
        [`cost ${each.currency}`, each.costMinor],
        [`fees ${each.currency}`, each.feesMinor],
      ]),
    ),
    ...payments,
    ...Object.fromEntries(
      Object.entries(answers).flatMap(([side, each]) => [
        [`${side} counted`, each?.counted ?? 0],
        [`${side} in time`, each?.inTime ?? 0],
      ]),
    ),
  };
}
