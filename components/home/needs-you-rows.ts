import type { RowFacts } from '@/components/ui/row-list';
import type { StateFacts } from '@/components/ui/state-label';
import type { WaitingAgreement } from '@/lib/agreements/waiting.queries';
import type { HomeBrief, HomeOfStaff } from '@/lib/briefs/home/home.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { firstNameOf } from '@/lib/platform/text/first-name';
import { formatDay, formatInstant } from '@/lib/platform/time/format';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import { riskOf } from './at-risk-rows';
import { changeRows, evaluationRows } from './evaluation-rows';
import { payRows } from './pay-rows';
import { dueForBoth, type HomeReader } from './reader';

/**
 * @returns what can't go on without the reader: questions, then deliveries, pay and signatures, then what can take days
 * (product.md).
 */
export function needsYouRows(home: HomeOfStaff, reader: HomeReader): readonly RowFacts[] {
  const { schedules, unaccepted, agreements, evaluations, toCarryOut, endings, pay, deliveries, declined } =
    home;
  const { slug, zone, now } = reader;
  return [
    ...askedRows(home, reader),
    ...schedules.map(({ scheduleId, playbook, assistant, at }) => ({
      href: addresses.schedule(slug, scheduleId),
      title: playbook,
      detail: `To be handed over to ${firstNameOf(assistant)}, ${formatInstant(at, zone, now)}. It wasn’t: something went wrong here.`,
      states: [needs('Stands still')],
    })),
    ...unaccepted.map(({ scheduleId, playbook, assistant, count }) => ({
      href: addresses.schedule(slug, scheduleId),
      title: playbook,
      detail: `${firstNameOf(assistant)} hasn’t said yes or no to ${count} in a row, and the schedule goes on. Ask, or pause it.`,
      states: [needs('Not accepted')],
    })),
    ...deliveries.map(({ briefId, title, assistant, at }) => ({
      href: `${addresses.brief(slug, briefId)}#review`,
      title,
      detail: `${firstNameOf(assistant)} delivered, ${formatInstant(at, zone, now)}`,
      states: [needs('To review')],
    })),
    ...declined.map(({ briefId, title, assistant, at }) => ({
      href: addresses.brief(slug, briefId),
      title,
      detail: `${firstNameOf(assistant)} declined, ${formatInstant(at, zone, now)}`,
      states: [needs('Declined')],
    })),
    ...payRows(pay, reader),
    ...agreements.map((agreement) => ({
      href: whereItWaits(agreement, slug),
      title: agreement.title || `An agreement with ${agreement.assistant}`,
      detail: whyItWaits(agreement),
      states: [needs(TO_DO[agreement.waitsFor])],
    })),
    ...endings.map(({ engagementId, assistant, endsAt, zone: theirs, isAskedToGoOn }) => ({
      href: addresses.ending(slug, engagementId),
      title: `The end of the work with ${assistant}`,
      detail: isAskedToGoOn
        ? `${firstNameOf(assistant)} would like to go on after all.`
        : `See what is handed back. The last day is ${formatDay(lastMomentBefore(endsAt), theirs, now)}.`,
      states: [needs(isAskedToGoOn ? 'To answer' : 'To hand back')],
    })),
    ...evaluationRows(evaluations, reader),
    ...changeRows(toCarryOut, reader),
  ];
}

/** Questions and change requests. A risk of the same brief is shown in its row: it is one thing to see to. */
function askedRows({ questions, changes, atRisk }: HomeOfStaff, reader: HomeReader): readonly RowFacts[] {
  const row = (brief: HomeBrief, { part, says, state }: Asking): RowFacts => {
    const { states, why } = riskOf(brief.briefId, { atRisk }, reader);
    return {
      href: `${addresses.brief(reader.slug, brief.briefId)}#${part}`,
      title: brief.title,
      detail: [`${firstNameOf(brief.assistant)} ${says}`, ...why, `Due ${dueForBoth(brief, reader)}`].join(
        '\n',
      ),
      states: [...states, needs(state)],
    };
  };
  return [
    ...questions.map((question) =>
      row(question, {
        part: `question-${question.id}`,
        says: `asks: “${question.question}”`,
        state: question.isBlocking ? 'Blocks the work' : 'Question',
      }),
    ),
    ...changes.map((change) =>
      row(change, {
        part: 'change-asked',
        says: `asks for other terms: “${change.reason}”`,
        state: 'To answer',
      }),
    ),
  ];
}

/** What is asked about a brief: where on its page it is answered, its wording, and its label. */
type Asking = { readonly part: string; readonly says: string; readonly state: string };

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
      return `It is in force once you and ${firstNameOf(assistant)} have both signed.`;
    case 'changes':
      return `${firstNameOf(assistant)} asks for changes before signing.`;
    case 'wording':
      return `${firstNameOf(assistant)} proposes other wording for a clause.`;
    case 'draft':
      return `Your draft of the agreement with ${assistant} isn’t proposed yet. Work begins once both have signed.`;
    case 'beginning':
      return `${firstNameOf(assistant)} has joined. Work begins once you have both signed an agreement.`;
  }
}

const needs = (words: string): StateFacts => ({ meaning: 'needs', words });
