import { z } from 'zod';
import { canonicalJson, sha256 } from '@/lib/platform/record/canonical';
import { ADJUSTMENT_KINDS, FOLLOW_UP_OUTCOMES } from './adjusting/adjustments.rules';
import { Facts } from './facts/schema';

/**
 * What the owner assumed and what follows from it, if they have shared it: amounts in the smallest unit of `currency`.
 */
const Money = z.object({
  currency: z.string(),
  freedMinutesLow: z.int(),
  freedMinutesHigh: z.int(),
  ownMinutes: z.int(),
  hourMinorLow: z.int(),
  hourMinorHigh: z.int(),
  usedFor: z.string(),
  costMinor: z.int(),
  worthMinorLow: z.int(),
  worthMinorHigh: z.int(),
  netMinorLow: z.int(),
  netMinorHigh: z.int(),
  verdict: z.enum(['more', 'less', 'either']),
});

/** Named in the document itself, so that somebody holding a copy in ten years knows how to read it. */
const FORMAT = 'handover.evaluation.v1';

const Side = z.enum(['owner', 'assistant']);

const Document = z.object({
  format: z.literal(FORMAT),
  evaluationId: z.string(),
  number: z.int(),
  round: z.int(),
  parties: z.object({
    business: z.object({ id: z.string(), name: z.string(), timeZone: z.string() }),
    assistant: z.object({ id: z.string().nullable(), name: z.string() }),
  }),
  agreement: z.object({ id: z.string(), versionId: z.string(), title: z.string(), cadenceMonths: z.int() }),
  period: z.object({ from: z.string(), to: z.string() }),
  dueOn: z.string(),
  criteria: z.array(z.object({ id: z.string(), name: z.string(), addedBy: Side.nullable() })),
  assessments: z.array(
    z.object({
      party: Side,
      by: z.string(),
      handedInAt: z.string(),
      /** whether the other's words could already be read */
      isAfterReveal: z.boolean(),
      overall: z.string(),
      answers: z.array(z.object({ criterionId: z.string(), text: z.string(), rating: z.int().nullable() })),
    }),
  ),
  /** the facts of the period as both saw them, as JSON; null when there were none */
  facts: z.string().nullable(),
  /** whether the money was well spent; null if it isn’t shared, as in texts older than this field */
  money: Money.nullable().default(null),
  followUps: z.array(z.object({ what: z.string(), outcome: z.enum(FOLLOW_UP_OUTCOMES), note: z.string() })),
  adjustments: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(ADJUSTMENT_KINDS),
      what: z.string(),
      owner: Side.nullable(),
      dueOn: z.string().nullable(),
      months: z.int().nullable(),
      rateMinor: z.int().nullable(),
    }),
  ),
});

/** What is read, hashed and signed: what both wrote, what they looked at, and what they change. */
export type EvaluationDocument = z.infer<typeof Document>;

/** @returns the document made from its parts. */
export function composeDocument(parts: Omit<EvaluationDocument, 'format'>): EvaluationDocument {
  return { format: FORMAT, ...parts };
}

/** @returns a frozen document: its canonical JSON and the SHA-256 of that. */
export function freeze(document: EvaluationDocument): { canonicalJson: string; documentHash: string } {
  const json = canonicalJson(document);
  return { canonicalJson: json, documentHash: sha256(json) };
}

/**
 * Reads a document back from its canonical JSON.
 * @throws Error when the text doesn't have the hash it was frozen with.
 */
export function thaw(json: string, documentHash: string): EvaluationDocument {
  if (sha256(json) !== documentHash) throw new Error('the text of an evaluation does not match its hash');
  return Document.parse(JSON.parse(json));
}

/** @returns the facts in a text, and who they are about; null where it has none. */
export function countedIn({ facts, parties: { business, assistant } }: EvaluationDocument) {
  if (facts === null) return null;
  return {
    facts: Facts.parse(JSON.parse(facts)),
    names: { business: business.name, assistant: assistant.name },
  };
}
