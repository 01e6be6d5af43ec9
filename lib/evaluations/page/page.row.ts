import { z } from 'zod';
import { AUTONOMY_LEVELS } from '@/lib/briefs/terms/autonomy.rules';
import { ADJUSTMENT_KINDS, FOLLOW_UP_OUTCOMES } from '../adjusting/adjustments.rules';
import { AUTONOMY_ANSWERS } from '../autonomy/autonomy.rules';
import { Facts, type PeriodFacts } from '../facts/schema';
import { EVALUATION_STATES, SIDES } from '../rules';

const Instant = z.coerce.date();
const Side = z.enum(SIDES);

const Adjusted = z.object({
  id: z.string(),
  kind: z.enum(ADJUSTMENT_KINDS),
  what: z.string(),
  owner: Side.nullable(),
  /** midnight in UTC of its day */
  dueOn: Instant.nullable(),
});

/** An evaluation as `evaluationQuery` finds it. */
export const EvaluationRow = z.object({
  workspaceId: z.string(),
  id: z.string(),
  engagementId: z.string(),
  number: z.int(),
  agreementId: z.string(),
  state: z.enum(EVALUATION_STATES),
  /** the work of the two is over */
  hasEnded: z.boolean(),
  /** when their last day is, or was, over, and when that was set; null while the engagement isn't ending */
  end: z.object({ begunAt: Instant, endsAt: Instant }).nullable(),
  zone: z.string(),
  openedAt: Instant,
  openedBy: Side.nullable(),
  dueAt: Instant,
  closedAt: Instant.nullable(),
  periodFrom: Instant,
  periodTo: Instant,
  round: z.int(),
  ownerSubmittedAt: Instant.nullable(),
  assistantSubmittedAt: Instant.nullable(),
  /** frozen when both could read each other; null before */
  facts: Facts.nullable(),
  assistantUserId: z.string().nullable(),
  /** when the first agreement between the two came into force */
  since: Instant.nullable(),
  /** of the agreement */
  currency: z.string(),
  business: z.object({ slug: z.string(), name: z.string(), zone: z.string() }),
  assistant: z.object({ name: z.string(), zone: z.string() }),
  inForce: z.object({ id: z.string(), version: z.int() }).nullable(),
  playbooks: z.array(z.object({ id: z.string(), name: z.string() })),
  move: z.object({ party: Side, fromDueAt: Instant, reason: z.string() }).nullable(),
  criteria: z.array(z.object({ id: z.string(), name: z.string(), party: Side.nullable() })),
  assessments: z.array(
    z.object({
      party: Side,
      overall: z.string(),
      version: z.int(),
      submittedAt: Instant.nullable(),
      isAfterReveal: z.boolean(),
      answers: z.array(z.object({ criterionId: z.string(), text: z.string(), rating: z.int().nullable() })),
    }),
  ),
  adjustments: z.array(
    Adjusted.extend({
      months: z.int().nullable(),
      rateMinor: z.int().nullable(),
      playbook: z.object({ name: z.string() }).nullable(),
      uses: z.array(
        z.object({
          id: z.string(),
          agreementId: z.string().nullable(),
          playbookId: z.string().nullable(),
          briefId: z.string().nullable(),
          pauseId: z.string().nullable(),
          /** an amendment that both haven't signed, and won't */
          cameToNothing: z.boolean(),
        }),
      ),
    }),
  ),
  /** under the current text */
  signatures: z.array(z.object({ party: Side, userId: z.string() })),
  copyFileId: z.string().nullable(),
  returnEstimate: z
    .object({
      freedMinutesLow: z.int(),
      freedMinutesHigh: z.int(),
      ownMinutes: z.int(),
      hourMinorLow: z.int(),
      hourMinorHigh: z.int(),
      currency: z.string(),
      usedFor: z.string(),
      isShared: z.boolean(),
      savedAt: Instant,
      version: z.int(),
    })
    .nullable(),
  autonomy: z.object({
    /** the autonomy of new work now */
    level: z.enum(AUTONOMY_LEVELS),
    /** decisions to be asked about first, in the briefs approved in the period; none after the end of the work */
    askedFirst: z.int(),
    /** what an owner decided at this evaluation */
    decision: z
      .object({
        was: z.enum(AUTONOMY_LEVELS),
        offered: z.enum(AUTONOMY_LEVELS),
        outcome: z.enum(AUTONOMY_ANSWERS),
        by: z.string().nullable(),
        decidedAt: Instant,
      })
      .nullable(),
  }),
  trend: z.array(Facts.transform(({ period }): PeriodFacts => period)),
  earlier: z.array(
    Adjusted.extend({
      followUp: z
        .object({ outcome: z.enum(FOLLOW_UP_OUTCOMES), note: z.string(), saidAt: Instant })
        .nullable(),
    }),
  ),
});
export type EvaluationRow = z.infer<typeof EvaluationRow>;
