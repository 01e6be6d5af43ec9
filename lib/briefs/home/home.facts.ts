import { z } from 'zod';
import { WaitingAgreement } from '@/lib/agreements/waiting.queries';
import { BRIEF_STATES } from '../rules';

const Instant = z.coerce.date();

/** When somebody works, as a person's or a business's row states. */
const Hours = z.object({
  zone: z.string(),
  workDays: z.array(z.number()),
  worksFrom: z.number().nullable(),
  worksUntil: z.number().nullable(),
  holidayPlace: z.string().nullable(),
});

/**
 * The result of the home page's one statement. Each brief and each assistant is named once, however many lists it is
 * in.
 */
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
  /** change requests by assistants, unanswered */
  changes: z.array(z.object({ briefId: z.string(), id: z.string(), reason: z.string(), at: Instant })),
  /** a brief's oldest blocking question, and how soon an answer was agreed on */
  blocked: z.array(z.object({ briefId: z.string(), askedAt: Instant, responseHours: z.number().nullable() })),
  /** of a brief with several risks that aren't over, the one reported last */
  raised: z.array(z.object({ briefId: z.string(), reason: z.string() })),
  delivered: z.array(z.string()),
  declined: z.array(z.string()),
  near: z.array(z.string()),
  upcoming: z.array(z.string()),
  inTheirHands: z.number(),
  /** schedules that should have handed over long ago, or with several briefs that wait for a yes or no */
  hasSchedulesToSeeTo: z.boolean(),
  /** agreements are the owner's business: a manager neither signs nor changes one */
  hasAgreementsOpen: z.boolean(),
  /** so is pay: only an owner approves time and expenses */
  hasPayWaiting: z.boolean(),
  hasEvaluationsOpen: z.boolean(),
  /** adjustments signed at an evaluation that nobody has carried out */
  hasChangesDue: z.boolean(),
  hasEndingsOpen: z.boolean(),
});
export type HomeAnswer = z.infer<typeof HomeAnswer>;
export type HoursFound = z.infer<typeof Hours>;

export const WaitingAgreements = z.array(WaitingAgreement);
