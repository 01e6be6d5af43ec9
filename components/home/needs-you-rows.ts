import { firstName } from '@/components/briefs/first-name';
import type { RowFacts } from '@/components/ui/row-list';
import type { StateFacts } from '@/components/ui/state-label';
import type { WaitingAgreement } from '@/lib/agreements/waiting.queries';
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
    ...agreements.map((agreement) => ({
      href: whereItWaits(agreement, slug),
      title: agreement.title || `An agreement with ${agreement.assistant}`,
      detail: whyItWaits(agreement),
      states: [needs(TO_DO[agreement.waitsFor])],
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

const TO_DO = {
  signature: 'To sign',
  changes: 'To change',
  wording: 'To answer',
  draft: 'To propose',
  beginning: 'Agreement is next',
} as const;

function whereItWaits({ id, waitsFor }: WaitingAgreement, slug: string): string {
  switch (waitsFor) {
    case 'beginning':
      return addresses.assistant(slug, id);
    case 'draft':
      return addresses.editAgreement(slug, id);
    default:
      return addresses.agreement(slug, id);
  }
}

function whyItWaits({ waitsFor, assistant }: WaitingAgreement): string {
  switch (waitsFor) {
    case 'signature':
      return `The agreement with ${assistant} waits for your signature.`;
    case 'changes':
      return `${firstName(assistant)} asks for changes before signing.`;
    case 'wording':
      return `${firstName(assistant)} proposes other wording for a clause.`;
    case 'draft':
      return `Your draft of the agreement with ${assistant} isn’t proposed yet. Work begins once both have signed.`;
    case 'beginning':
      return `${firstName(assistant)} has joined. Work begins once you have both signed an agreement.`;
  }
}

const needs = (words: string): StateFacts => ({ meaning: 'needs', words });
