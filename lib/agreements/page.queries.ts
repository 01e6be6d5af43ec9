import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { sql, staffRole, type Tx, withActor } from '@/lib/platform/tenancy';
import { DecisionView, decisionQuery } from '@/lib/threads/decisions/decisions.queries';
import { type Look, NEWEST } from '@/lib/threads/thread/looking.rules';
import { ThreadFacts, type ThreadView, threadFrom, threadQuery } from '@/lib/threads/thread/queries';
import { EVENT_KINDS } from './chain';
import { comeAlong } from './copy/copies.rules';
import { AddressBefore } from './copy/copies-along';
import { type AgreementDocument, composeDocument, thaw } from './document/document';
import { partiesOf } from './document/parties';
import type { AgreementRef } from './loading';
import { agreementQuery } from './page.statement';
import { type ChangedTerm, changedTerms } from './proposing/amending.rules';
import {
  AGREEMENT_STATES,
  type AgreementActor,
  type AgreementFacts,
  OPEN_STATES,
  type Party,
  partyOf,
} from './rules';
import { hasRunOut } from './timing/ending.rules';
import { readVersions, type VersionContent } from './versions';

const Instant = z.coerce.date();
const PARTIES = ['owner', 'assistant'] as const;

const Signature = z.object({
  party: z.enum(PARTIES),
  userId: z.string(),
  signedName: z.string(),
  accountName: z.string().nullable(),
  verifiedEmail: z.string(),
  signedAt: Instant,
  kind: z.enum(['signature', 'confirmation']),
  drawn: z.string().nullable(),
});

/** The facts about an event that a reader may want; the rest of its payload is evidence. */
const Payload = z.object({
  number: z.int().nullish(),
  party: z.enum(PARTIES).nullish(),
  reason: z.string().nullish(),
  to: z.string().nullish(),
  /** for an end by mutual consent */
  by: z.string().nullish(),
  /** for an offer: the notice, the end of the work, or the assistant's leaving, that withdrew it */
  terminationId: z.string().nullish(),
  endingId: z.string().nullish(),
  accountDeletionId: z.string().nullish(),
});

const HistoryEvent = z.object({
  sequence: z.int(),
  kind: z.enum(EVENT_KINDS),
  at: Instant,
  by: z.string().nullable(),
  hash: z.string(),
  payload: z.string().transform((json) => Payload.parse(JSON.parse(json))),
});

const Mail = z.object({
  to: z.string(),
  kind: z.string(),
  state: z.enum(['queued', 'accepted', 'delivered', 'bounced', 'complained', 'failed', 'suppressed']),
});

/** An agreement before or after this one. */
const Neighbour = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(AGREEMENT_STATES),
  inForceAt: Instant.nullable(),
});

const GivenNotice = z.object({
  party: z.enum(PARTIES),
  reason: z.string(),
  givenAt: Instant,
  effectiveAt: Instant,
});

const ImportedFile = z.object({
  fileId: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  signedOn: z.string(),
});

const Recipient = z.object({
  id: z.string(),
  party: z.enum(PARTIES),
  email: z.string(),
  called: z.string(),
});

const Row = z.object({
  workspaceId: z.string(),
  id: z.string(),
  engagementId: z.string(),
  title: z.string(),
  state: z.enum(AGREEMENT_STATES),
  stateChangedAt: Instant,
  inForceAt: Instant.nullable(),
  respondBy: Instant.nullable(),
  endsAt: Instant.nullable(),
  predecessor: Neighbour.extend({ versionId: z.string() }).nullable(),
  amendments: z.array(Neighbour),
  notice: GivenNotice.nullable(),
  version: z.int(),
  currentNumber: z.int(),
  workspace: z.object({ id: z.string(), slug: z.string(), name: z.string(), timeZone: z.string() }),
  assistantName: z.string(),
  assistant: z
    .object({ id: z.string(), name: z.string(), email: z.string(), timeZone: z.string() })
    .nullable(),
  shown: z.object({
    id: z.string(),
    number: z.int(),
    documentHash: z.string().nullable(),
    canonicalJson: z.string().nullable(),
    signatures: z.array(Signature),
    copy: z.object({ fileId: z.string(), sha256: z.string() }).nullable(),
    /** the file, if this very version is one that both signed elsewhere */
    imported: ImportedFile.nullable(),
  }),
  /** the file of the agreement's import, whichever version is shown */
  importedFile: ImportedFile.nullable(),
  history: z.array(HistoryEvent),
  mails: z.array(Mail),
  recipients: z.array(Recipient),
  addressesBefore: z.array(AddressBefore),
});

type ShownRow = z.infer<typeof Row>;
export type HistoryEntry = ShownRow['history'][number];
export type AgreementSignature = ShownRow['shown']['signatures'][number];
export type NeighbourAgreement = z.infer<typeof Neighbour>;
export type AgreementMail = ShownRow['mails'][number];
export type AgreementFile = z.infer<typeof ImportedFile>;
export type AgreementRecipient = ShownRow['recipients'][number];

/** An agreement with everything its page shows to one reader. */
export type AgreementPage = Omit<ShownRow, 'shown' | 'addressesBefore'> & {
  /** the newest version that the reader may see */
  readonly shown: Omit<ShownRow['shown'], 'canonicalJson'>;
  readonly document: AgreementDocument;
  /** the terms that it changes in the agreement it amends; null when it amends none */
  readonly changes: readonly ChangedTerm[] | null;
  /** the amendment under negotiation, as far as this reader may know of it */
  readonly openAmendment: NeighbourAgreement | null;
  /** its successor */
  readonly successor: NeighbourAgreement | null;
  readonly facts: AgreementFacts;
  readonly actor: AgreementActor;
  /** the addresses to which the reader's side has the previous agreement sent, and this one as well once it signs */
  readonly comingAlong: readonly string[];
  /** the number of the version that last came into force; null when none has */
  readonly newestInForce: number | null;
  /** whether the reader was the assistant of an engagement that has ended: they can only read and download */
  readonly isPast: boolean;
  readonly thread: ThreadView;
  /** the decision that an amendment is to carry out, if the address names one */
  readonly decision: DecisionView | null;
};

/**
 * @param look which part of its conversation is read
 * @param asOf shows the version in force at that instant instead of the newest; if none was, the newest
 * @returns an agreement for one of its two sides, or null when it isn't there or isn't theirs.
 */
export async function getAgreementPage(
  userId: string,
  ref: AgreementRef,
  asOf: Date | null = null,
  look: Look = NEWEST,
): Promise<AgreementPage | null> {
  return withActor({ kind: 'user', userId }, async (tx, me) => {
    const at = now();
    const found = await findPage(tx, userId, { ...ref, asOf, look }, at);
    if (!found) return null;
    const { agreement: row, decision } = found;
    const isPast = me.pastEngagementIds.includes(row.engagementId);
    const isAssistants = isPast || me.engagementIds.includes(row.engagementId);
    const role = staffRole(me, row.workspaceId) ?? (isAssistants ? 'assistant' : null);
    if (!role) return null;
    const { shown, addressesBefore, ...rest } = row;
    const { canonicalJson: _, ...visible } = shown;
    const isCurrent = shown.number === row.currentNumber;
    const contents = await readContents(tx, row);
    const document = documentOf(row, contents);
    const openAmendment = row.amendments.find(({ state }) => OPEN_STATES.includes(state)) ?? null;
    return {
      ...rest,
      shown: visible,
      document,
      changes: changesOf(row, document, contents),
      openAmendment,
      successor:
        row.state === 'superseded'
          ? (row.amendments.find(({ inForceAt }) => inForceAt !== null) ?? null)
          : null,
      facts: {
        state: row.state,
        hasJoined: row.assistant !== null,
        isOpen: !isCurrent || shown.documentHash === null,
        signatures: isCurrent ? shown.signatures : [],
        isImported: shown.imported !== null,
        hasOpenAmendment: openAmendment !== null,
        hasNotice: row.notice !== null,
        hasRunOut: hasRunOut({ ...row, noticeEndsAt: row.notice?.effectiveAt ?? null }, at),
      },
      actor: { role, userId },
      comingAlong: comingAlongFor(row, partyOf(role)),
      newestInForce: row.history.findLast(({ kind }) => kind === 'in_force')?.payload.number ?? null,
      isPast: isPast && role === 'assistant',
      decision,
      thread: await threadFrom(
        found.thread,
        { ...aboutOf(ref), side: role === 'assistant' ? 'assistant' : 'owner' },
        look,
        at,
      ),
    };
  });
}

function comingAlongFor(row: ShownRow, party: Party | null): readonly string[] {
  const { recipients, addressesBefore, shown } = row;
  if (party === null || shown.signatures.some((signature) => signature.party === party)) return [];
  const named = recipients.filter((recipient) => recipient.party === party).length;
  return comeAlong(addressesBefore, party, named).map(({ email }) => email);
}

/** The versions whose terms and clauses the page needs: one still being written, and what an amendment changes. */
function readContents(
  tx: Tx,
  { workspaceId, shown, predecessor }: ShownRow,
): Promise<ReadonlyMap<string, VersionContent>> {
  const isOpen = shown.canonicalJson === null || shown.documentHash === null;
  const ids = [...(isOpen ? [shown.id] : []), ...(predecessor ? [predecessor.versionId] : [])];
  return readVersions(tx, workspaceId, ids);
}

/** What has been proposed is read from what was hashed, never assembled again. */
function documentOf(row: ShownRow, contents: ReadonlyMap<string, VersionContent>): AgreementDocument {
  const { canonicalJson, documentHash, id: versionId, number } = row.shown;
  if (canonicalJson !== null && documentHash !== null) return thaw(canonicalJson, documentHash);
  const { id: agreementId, title } = row;
  const content = contentOf(contents, versionId);
  return composeDocument({ agreementId, number, title, parties: partiesOf(row), ...content });
}

function changesOf(
  { predecessor }: ShownRow,
  document: AgreementDocument,
  contents: ReadonlyMap<string, VersionContent>,
): readonly ChangedTerm[] | null {
  if (!predecessor) return null;
  return changedTerms(contentOf(contents, predecessor.versionId).terms, document.terms);
}

function contentOf(contents: ReadonlyMap<string, VersionContent>, versionId: string): VersionContent {
  const content = contents.get(versionId);
  if (!content) throw new Error(`version ${versionId} is not there`);
  return content;
}

const Found = z.object({
  agreement: Row,
  thread: ThreadFacts,
  decision: DecisionView.nullable(),
});

type PageRequest = AgreementRef & { readonly asOf: Date | null; readonly look: Look };

/** The agreement with the conversation about it, in one query. */
async function findPage(tx: Tx, userId: string, { asOf, look, ...ref }: PageRequest, at: Date) {
  const place = { workspaceId: sql`page.workspace_id`, engagementId: sql`page.engagement_id` };
  const threadRef = { userId, ref: aboutOf(ref), engagementId: place.engagementId, look };
  const [row] = await tx.$queryRaw<{ found: unknown }[]>`
    SELECT json_build_object(
      'agreement', (${agreementQuery(ref, asOf)}),
      'thread', (${threadQuery(threadRef, at)}),
      'decision', (${decisionQuery(place, look.decision)})) AS found
    FROM agreements page WHERE page.workspace_id = ${ref.workspaceId}::uuid AND page.id = ${ref.id}::uuid`;
  return row ? Found.parse(row.found) : null;
}

function aboutOf({ workspaceId, id: subjectId }: AgreementRef) {
  return { workspaceId, subject: 'agreement', subjectId } as const;
}
