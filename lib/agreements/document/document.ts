import { z } from 'zod';
import { canonicalJson, sha256 } from '@/lib/platform/record/canonical';
import type { ClauseText } from '../templates/clauses';
import { FEE_BEARERS, ROUNDING_WAYS } from '../terms/paying.rules';
import { PAY_SCHEDULES, PAY_TYPES, type Terms } from '../terms/terms.rules';
import { fillIn, type Parties, placeholderValues } from './wording';

/** Named in the document itself, so that somebody holding a copy in ten years knows how to read it. */
const FORMAT = 'handover.agreement.v1';

/** Typed terms as canonical JSON holds them. Terms that older documents don't have are read as unset. */
export const TermsOfDocument = z.object({
  payType: z.enum(PAY_TYPES),
  rateMinor: z.int(),
  currency: z.string(),
  capMinor: z.int().nullable(),
  paySchedule: z.enum(PAY_SCHEDULES),
  evaluationCadenceMonths: z.int(),
  responseTimeHours: z.int(),
  noticeDays: z.int(),
  autoApprovalDays: z.int().nullable(),
  paidWithinDays: z.int().nullable().default(null),
  feesBorneBy: z.enum(FEE_BEARERS).nullable().default(null),
  timeSilenceDays: z.int().nullable().default(null),
  disputeDays: z.int().nullable().default(null),
  roundingMinutes: z.int().nullable().default(null),
  roundingWay: z.enum(ROUNDING_WAYS).nullable().default(null),
  retainerHours: z.int().nullable().default(null),
  carriedHours: z.int().nullable().default(null),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
});

export const ClauseOfDocument = z.object({ key: z.string(), heading: z.string(), body: z.string() });
/** The file that both signed elsewhere; only in an imported agreement's document. */
const Imported = z.object({
  fileName: z.string(),
  sha256: z.string(),
  sizeBytes: z.int(),
  signedOn: z.string(),
});

const Document = z.object({
  format: z.literal(FORMAT),
  agreementId: z.string(),
  number: z.int(),
  title: z.string(),
  parties: z.object({
    business: z.object({ id: z.string(), name: z.string(), timeZone: z.string() }),
    assistant: z.object({
      id: z.string().nullable(),
      name: z.string(),
      email: z.string().nullable(),
      timeZone: z.string().nullable(),
    }),
  }),
  terms: TermsOfDocument,
  clauses: z.array(ClauseOfDocument),
  imported: z.exactOptional(Imported),
});

/** What is read, hashed and signed: the text with its terms filled in, and the terms themselves beside it. */
export type AgreementDocument = z.infer<typeof Document>;

export type DocumentParts = {
  readonly agreementId: string;
  readonly number: number;
  readonly title: string;
  readonly parties: AgreementDocument['parties'];
  readonly terms: Terms;
  readonly clauses: readonly ClauseText[];
  readonly imported?: AgreementDocument['imported'];
};

/** @returns the document made from its parts, every placeholder filled in from the terms. */
export function composeDocument(parts: DocumentParts): AgreementDocument {
  const values = placeholderValues(parts.terms, namesOf(parts.parties));
  return {
    format: FORMAT,
    agreementId: parts.agreementId,
    number: parts.number,
    title: parts.title,
    parties: parts.parties,
    terms: { ...parts.terms },
    clauses: parts.clauses.map(({ key, heading, body }) => ({ key, heading, body: fillIn(body, values) })),
    ...(parts.imported ? { imported: parts.imported } : {}),
  };
}

/** @returns a text with its placeholders filled in as a document fills in its clauses. */
export function fillInAs(
  { terms, parties }: Pick<AgreementDocument, 'terms' | 'parties'>,
  text: string,
): string {
  return fillIn(text, placeholderValues(terms, namesOf(parties)));
}

/** @returns a frozen document: its canonical JSON and the SHA-256 of that. */
export function freeze(document: AgreementDocument): { canonicalJson: string; documentHash: string } {
  const json = canonicalJson(document);
  return { canonicalJson: json, documentHash: sha256(json) };
}

/**
 * Reads a document back from its canonical JSON.
 * @throws Error when the text doesn't have the hash it was frozen with.
 */
export function thaw(json: string, documentHash: string): AgreementDocument {
  if (sha256(json) !== documentHash) throw new Error('the text of an agreement does not match its hash');
  return Document.parse(JSON.parse(json));
}

function namesOf({ business, assistant }: AgreementDocument['parties']): Parties {
  return {
    business: business.name,
    businessZone: business.timeZone,
    assistant: assistant.name,
    assistantZone: assistant.timeZone,
  };
}
