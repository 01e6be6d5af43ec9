import { z } from 'zod';
import { WaitingAgreement } from '@/lib/agreements/waiting.queries';
import { BRIEF_STATES } from './rules';

const Instant = z.coerce.date();

/** When somebody works, as the row of a person or a business says. */
const Hours = z.object({
  zone: z.string(),
  workDays: z.array(z.number()),
  worksFrom: z.number().nullable(),
  worksUntil: z.number().nullable(),
  holidayPlace: z.string().nullable(),
});

/** What the home's one statement answers. Each brief and each assistant is named once, however many lists it is in. */
export const HomeAnswer = z.object({
  /** null for somebody who may not see the business */
  business: Hours.nullable(),
  assistants: z.array(z.object({ engagementId: z.string(), assistant: z.string(), hours: Hours.nullable() })),
  briefs: z.array(
    z.object({
      briefId: z.string(),
      engagementId: z.string(),
      title: z.string(),
      state: z.enum(BRIEF_STATES),
      at: Instant,
      deadlineAt: Instant.nullable(),
      acceptedAt: Instant.nullable(),
      budgetMinutes: z.number().nullable(),
    }),
  ),
  questions: z.array(
    z.object({
      briefId: z.string(),
      id: z.string(),
      question: z.string(),
      isBlocking: z.boolean(),
      at: Instant,
    }),
  ),
  /** other terms that an assistant asks for, and that have no answer yet */
  changes: z.array(z.object({ briefId: z.string(), id: z.string(), reason: z.string(), at: Instant })),
  /** the oldest blocking question of a brief, and how soon an answer was agreed on */
  blocked: z.array(z.object({ briefId: z.string(), askedAt: Instant, responseHours: z.number().nullable() })),
  raised: z.array(z.object({ briefId: z.string(), reason: z.string() })),
  delivered: z.array(z.string()),
  declined: z.array(z.string()),
  near: z.array(z.string()),
  upcoming: z.array(z.string()),
  inTheirHands: z.number(),
  /** something that recurs should have been handed over long ago */
  hasSchedulesLate: z.boolean(),
  /** agreements are the owner's business: a manager neither signs nor changes one */
  hasAgreementsOpen: z.boolean(),
  /** pay too: only an owner approves time and expenses */
  hasPayWaiting: z.boolean(),
  hasEvaluationsOpen: z.boolean(),
  /** what both signed at an evaluation, and nobody has carried out */
  hasChangesDue: z.boolean(),
  hasEndingsOpen: z.boolean(),
});
export type HomeAnswer = z.infer<typeof HomeAnswer>;
export type HoursFound = z.infer<typeof Hours>;

/** A schedule that stands still. */
export const LateSchedules = z.array(
  z.object({ scheduleId: z.string(), playbook: z.string(), assistant: z.string(), at: Instant }),
);

export const WaitingAgreements = z.array(WaitingAgreement);
