import { z } from 'zod';
import { PAY_SCHEDULES, PAY_TYPES } from '@/lib/agreements/terms/terms.rules';
import { FileCheck } from '@/lib/platform/files/checks';
import { sql, type Tx } from '@/lib/platform/tenancy';
import { Change, Pause } from '../changing/changes.queries';
import { Delivery } from '../delivery/delivered.queries';
import { BRIEF_STATES } from '../rules';
import { AUTONOMY_LEVELS } from '../terms/autonomy.rules';
import { type BriefRef, documentQuery } from './document.statement';

const Instant = z.coerce.date();

const Clarification = z.object({
  id: z.string(),
  question: z.string(),
  isBlocking: z.boolean(),
  askedAt: Instant,
  askedBy: z.string(),
  answer: z.object({ text: z.string(), at: Instant, by: z.string() }).nullable(),
  /** when its asker withdrew it; null: they didn't */
  withdrawnAt: Instant.nullable(),
});

const Risk = z.object({
  id: z.string(),
  reason: z.string(),
  raisedAt: Instant,
  resolvedAt: Instant.nullable(),
});

const Text = z.object({ id: z.string(), text: z.string() });

const CheckIn = z.object({
  id: z.string(),
  about: z.string(),
  at: Instant.nullable(),
  local: z.string().nullable(),
  zone: z.string().nullable(),
});

const AttachedFile = z.object({
  id: z.string(),
  name: z.string(),
  sizeBytes: z.number(),
  /** for a picture that may be shown in the page */
  picture: z.object({ width: z.number(), height: z.number() }).nullable(),
  check: FileCheck.nullish(),
});

/** A brief with everything that both sides read on its page. Lists are oldest first. */
export const BriefDocument = z.object({
  workspaceId: z.string(),
  id: z.string(),
  engagementId: z.string(),
  agreementId: z.string().nullable(),
  title: z.string(),
  outcome: z.string(),
  instructions: z.string(),
  autonomy: z.enum(AUTONOMY_LEVELS),
  asksFirst: z.array(Text),
  budgetMinutes: z.number().nullable(),
  /** minor units */
  budgetMoney: z.object({ minor: z.number(), currency: z.string() }).nullable(),
  windowFromAt: Instant.nullable(),
  windowFromLocal: z.string().nullable(),
  deadlineAt: Instant.nullable(),
  deadlineLocal: z.string().nullable(),
  deadlineZone: z.string().nullable(),
  state: z.enum(BRIEF_STATES),
  stateChangedAt: Instant,
  sentAt: Instant.nullable(),
  acceptedAt: Instant.nullable(),
  version: z.number(),
  /** the engagement has ended */
  hasEnded: z.boolean(),
  /** the terms of the agreement it was handed over under; amounts in minor units */
  agreed: z
    .object({
      payType: z.enum(PAY_TYPES),
      rateMinor: z.number(),
      currency: z.string(),
      capMinor: z.number().nullable(),
      paySchedule: z.enum(PAY_SCHEDULES),
      autoApprovalDays: z.number().nullable(),
      responseTimeHours: z.number(),
    })
    .nullable(),
  /**
   * what has been owed for it since it was approved, where each brief has a price; minor units, and the last day on
   * which it is paid as agreed
   */
  owed: z
    .object({ minor: z.number(), currency: z.string(), dueOn: z.string(), isPaid: z.boolean() })
    .nullable(),
  business: z.object({ slug: z.string(), name: z.string(), zone: z.string() }),
  assistant: z.object({ name: z.string(), zone: z.string().nullable() }),
  writtenBy: z.string(),
  /** the playbook version that it came from, or that was made from it */
  playbook: z.object({ id: z.string(), name: z.string(), number: z.number() }).nullable(),
  givens: z.array(Text),
  checkIns: z.array(CheckIn),
  files: z.array(AttachedFile),
  deliverables: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      /** `addedAt`: when a change to the terms added it */
      criteria: z.array(Text.extend({ addedAt: Instant.nullish() })),
    }),
  ),
  /** no longer asked for, but still named by what was delivered against them */
  retiredDeliverables: z.array(z.object({ id: z.string(), title: z.string() })),
  changes: z.array(Change),
  pauses: z.array(Pause),
  clarifications: z.array(Clarification),
  risks: z.array(Risk),
  deliveries: z.array(Delivery),
  ending: z
    .object({
      kind: z.enum(['declined', 'withdrawn', 'cancelled', 'refused']),
      reason: z.string(),
      /** for a cancellation or a refusal: what was said to be owed */
      owed: z.string().nullable(),
      at: Instant,
      by: z.string(),
    })
    .nullable(),
});

export type BriefDocument = z.infer<typeof BriefDocument>;
export type BriefDelivery = BriefDocument['deliveries'][number];
export type BriefFile = BriefDocument['files'][number];
export type BriefQuestion = BriefDocument['clarifications'][number];

/**
 * Reads a whole brief, as far as the actor may see it (row level security decides; a draft belongs to the owner's side
 * alone). One query, whatever is in it.
 * @returns the document, or null when it isn't there or isn't theirs.
 */
export async function getBriefDocument(tx: Tx, ref: BriefRef): Promise<BriefDocument | null> {
  const [found] = await tx.$queryRaw<{ document: unknown }[]>`SELECT (${documentQuery(ref)}) AS document`;
  return BriefDocument.nullable().parse(found?.document ?? null);
}

/** Reads several briefs of a business as `getBriefDocument` reads one, in the given order. One query. */
export async function getBriefDocuments(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
): Promise<readonly BriefDocument[]> {
  const rows = await tx.$queryRaw<{ document: unknown }[]>`
    SELECT (${documentQuery({ workspaceId, id: sql`asked.id` })}) AS document
    FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS asked (id, place) ORDER BY asked.place`;
  return rows.flatMap(({ document }) => BriefDocument.nullable().parse(document) ?? []);
}
