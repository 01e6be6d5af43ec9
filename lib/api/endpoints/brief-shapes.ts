import { z } from 'zod';
import { REVIEW_OUTCOMES } from '@/lib/briefs/delivery/criteria.rules';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { BRIEF_STATES } from '@/lib/briefs/rules';
import { AUTONOMY_LEVELS } from '@/lib/briefs/terms/autonomy.rules';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import type { ListedBrief } from '../briefs.queries';
import { addressesOf, FileFacts, Instant, Money, Sides, sidesOf } from './common-shapes';

const Moment = z.object({
  at: Instant,
  local: z.string().describe('The promised date and time, on the clock of `zone`.'),
  zone: z.string(),
});

const Head = {
  id: z.uuid(),
  version: z.int().describe('Increases with each change of state or terms.'),
  url: z.url().describe('The page for people.'),
  title: z.string(),
  state: z.enum(BRIEF_STATES),
  stateChangedAt: Instant,
  autonomy: z.enum(AUTONOMY_LEVELS),
  sentAt: Instant.nullable(),
  deadline: Moment.nullable(),
  ...Sides,
};

export const BriefHead = z.object(Head);

const Text = z.object({ id: z.uuid(), text: z.string() });

/** A brief with what both sides read on its page. */
export const Brief = z.object({
  ...Head,
  outcome: z.string(),
  instructions: z.string().describe('Markdown.'),
  windowFrom: Moment.nullable().describe('The beginning of the window that ends at the deadline.'),
  checkIns: z.array(
    z.object({ about: z.string(), when: Moment.nullable().describe('Null if a draft leaves it open.') }),
  ),
  asksFirst: z.array(z.string()),
  givens: z.array(z.string()),
  budget: z.object({
    minutes: z.int().nullable(),
    money: Money.nullable(),
  }),
  deliverables: z.array(z.object({ id: z.uuid(), title: z.string(), criteria: z.array(Text) })),
  files: z.array(
    FileFacts.extend({
      url: z.url().describe('For people who are signed in; tools use /briefs/{id}/files/{file}.'),
    }),
  ),
  questions: z.array(
    z.object({
      id: z.uuid(),
      question: z.string(),
      isBlocking: z.boolean(),
      askedAt: Instant,
      askedBy: z.string(),
      answer: z.object({ text: z.string(), at: Instant, by: z.string() }).nullable(),
      withdrawnAt: Instant.nullable().describe('When the asker took it back, so that it needs no answer.'),
    }),
  ),
  deliveries: z.array(
    z.object({
      id: z.uuid(),
      number: z.int(),
      note: z.string(),
      deliveredAt: Instant,
      items: z.array(
        z.object({
          deliverableId: z.uuid(),
          note: z.string(),
          link: z.string().nullable(),
          file: FileFacts.nullable(),
        }),
      ),
      review: z
        .object({ outcome: z.enum(REVIEW_OUTCOMES), note: z.string(), at: Instant })
        .nullable()
        .describe('Null while it waits for one.'),
    }),
  ),
});

/** @returns a brief as a list answers it. @param isStaff which side's pages its links lead to */
export function headOf(brief: ListedBrief, isStaff: boolean): z.input<typeof BriefHead> {
  const { id, version, title, state, autonomy, deadline, workspaceId, slug } = brief;
  return {
    id,
    version,
    title,
    state,
    autonomy,
    url: absolute(addressesOf({ workspaceId, slug }, isStaff).brief(id)),
    stateChangedAt: brief.stateChangedAt.toISOString(),
    sentAt: brief.sentAt?.toISOString() ?? null,
    deadline: momentOf(deadline),
    ...sidesOf(brief),
  };
}

/** @returns a whole brief in the API's form. */
export function briefOf(brief: BriefDocument, isStaff: boolean): z.input<typeof Brief> {
  const { workspaceId, engagementId, deadlineZone: zone, business } = brief;
  const deadline = promised({ at: brief.deadlineAt, local: brief.deadlineLocal, zone });
  const listed = {
    ...brief,
    deadline,
    engagementId,
    slug: business.slug,
    business: business.name,
    assistant: brief.assistant.name,
  };
  return {
    ...headOf(listed, isStaff),
    outcome: brief.outcome,
    instructions: brief.instructions,
    windowFrom: momentOf(promised({ at: brief.windowFromAt, local: brief.windowFromLocal, zone })),
    checkIns: brief.checkIns.map((each) => ({ about: each.about, when: momentOf(promised(each)) })),
    asksFirst: brief.asksFirst.map(({ text }) => text),
    givens: brief.givens.map(({ text }) => text),
    budget: { minutes: brief.budgetMinutes, money: brief.budgetMoney },
    deliverables: brief.deliverables.map(({ id, title, criteria }) => ({
      id,
      title,
      criteria: criteria.map((each) => ({ id: each.id, text: each.text })),
    })),
    files: brief.files.map(({ id, name, sizeBytes }) => ({
      id,
      name,
      sizeBytes,
      url: absolute(addresses.file(workspaceId, id)),
    })),
    questions: brief.clarifications.map(({ askedAt, answer, withdrawnAt, ...question }) => ({
      ...question,
      askedAt: askedAt.toISOString(),
      answer: answer && { ...answer, at: answer.at.toISOString() },
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
    })),
    deliveries: brief.deliveries.map(({ id, number, note, deliveredAt, items, review }) => ({
      id,
      number,
      note,
      items,
      deliveredAt: deliveredAt.toISOString(),
      review: review && {
        outcome: review.outcome,
        note: review.note,
        at: review.reviewedAt.toISOString(),
      },
    })),
  };
}

type Promised = { readonly at: Date; readonly local: string; readonly zone: string };

/** @returns a promised instant with its local time and zone, or null. */
function promised({ at, local, zone }: { readonly [Part in keyof Promised]: Promised[Part] | null }) {
  return at && local !== null && zone !== null ? { at, local, zone } : null;
}

function momentOf(moment: Promised | null) {
  return moment && { at: moment.at.toISOString(), local: moment.local, zone: moment.zone };
}
