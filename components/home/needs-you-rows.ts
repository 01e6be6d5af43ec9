import { firstName } from '@/components/briefs/first-name';
import type { RowFacts } from '@/components/ui/row-list';
import type { StateFacts } from '@/components/ui/state-label';
import type { HomeOfStaff } from '@/lib/briefs/home.queries';
import { addresses } from '@/lib/platform/addresses';
import { formatDay, formatInstant } from '@/lib/platform/time/format';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import { changeRows, evaluationRows } from './evaluation-rows';
import { payRows } from './pay-rows';
import { dueForBoth, type HomeReader } from './reader';

/** @returns what can't go on without the reader: first what blocks somebody, then what waits for a judgement. */
export function needsYouRows(
  {
    questions,
    changes,
    schedules,
    agreements,
    evaluations,
    toCarryOut,
    endings,
    pay,
    deliveries,
    declined,
  }: HomeOfStaff,
  reader: HomeReader,
): readonly RowFacts[] {
  const { slug, zone, now } = reader;
  return [
    ...questions.map((question) => ({
      href: `${addresses.brief(slug, question.briefId)}#question-${question.id}`,
      title: question.title,
      detail: `${firstName(question.assistant)} asks: “${question.question}”\nDue ${dueForBoth(question, reader)}`,
      states: [needs(question.isBlocking ? 'Blocks the work' : 'Question')],
    })),
    ...changes.map((change) => ({
      href: `${addresses.brief(slug, change.briefId)}#change-asked`,
      title: change.title,
      detail: `${firstName(change.assistant)} asks for other terms: “${change.reason}”\nDue ${dueForBoth(change, reader)}`,
      states: [needs('To answer')],
    })),
    ...schedules.map(({ scheduleId, playbook, assistant, at }) => ({
      href: addresses.schedule(slug, scheduleId),
      title: playbook,
      detail: `To be handed over to ${firstName(assistant)}, ${formatInstant(at, zone, now)}. It wasn’t: something went wrong here.`,
      states: [needs('Stands still')],
    })),
    ...agreements.map(({ id, title, assistant, waitsFor }) => ({
      href: addresses.agreement(slug, id),
      title,
      detail: whyItWaits(waitsFor, assistant),
      states: [needs(TO_DO[waitsFor])],
    })),
    ...evaluationRows(evaluations, reader),
    ...changeRows(toCarryOut, reader),
    ...endings.map(({ engagementId, assistant, endsAt, zone: theirs, isAskedToGoOn }) => ({
      href: addresses.ending(slug, engagementId),
      title: `The end of the work with ${assistant}`,
      detail: isAskedToGoOn
        ? `${firstName(assistant)} would like to go on after all.`
        : `See what is handed back. The last day is ${formatDay(lastMomentBefore(endsAt), theirs, now)}.`,
      states: [needs(isAskedToGoOn ? 'To answer' : 'To hand back')],
    })),
    ...payRows(pay, reader),
    ...deliveries.map(({ briefId, title, assistant, at }) => ({
      href: `${addresses.brief(slug, briefId)}#review`,
      title,
      detail: `${firstName(assistant)} delivered, ${formatInstant(at, zone, now)}`,
      states: [needs('To review')],
    })),
    ...declined.map(({ briefId, title, assistant, at }) => ({
      href: addresses.brief(slug, briefId),
      title,
      detail: `${firstName(assistant)} declined, ${formatInstant(at, zone, now)}`,
      states: [needs('Declined')],
    })),
  ];
}

const TO_DO = { signature: 'To sign', changes: 'To change', wording: 'To answer' } as const;

function whyItWaits(waitsFor: keyof typeof TO_DO, assistant: string): string {
  switch (waitsFor) {
    case 'signature':
      return `The agreement with ${assistant} waits for your signature.`;
    case 'changes':
      return `${firstName(assistant)} asks for changes before signing.`;
    case 'wording':
      return `${firstName(assistant)} proposes other wording for a clause.`;
  }
}

const needs = (words: string): StateFacts => ({ meaning: 'needs', words });
