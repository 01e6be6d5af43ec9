import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { staffRole, type Tx, withActor } from '@/lib/platform/tenancy';
import { type DecisionView, findDecision } from '@/lib/threads/decisions.queries';
import { type Look, NEWEST } from '@/lib/threads/looking.rules';
import { getThread, type ThreadView } from '@/lib/threads/queries';
import { type ChangedTerm, changedTerms } from './amending.rules';
import { EVENT_KINDS } from './chain';
import { type AgreementDocument, composeDocument, thaw } from './document';
import { hasRunOut } from './ending.rules';
import type { AgreementRef } from './loading';
import { partiesOf } from './parties';
import { AGREEMENT_STATES, type AgreementActor, type AgreementFacts, OPEN_STATES } from './rules';
import { readVersion } from './versions';

const Instant = z.coerce.date();
const PARTIES = ['owner', 'assistant'] as const;

const Signature = z.object({
  party: z.enum(PARTIES),
  userId: z.string(),
  signedName: z.string(),
  verifiedEmail: z.string(),
  signedAt: Instant,
  kind: z.enum(['signature', 'confirmation']),
  drawn: z.string().nullable(),
});

/** What a reader may want to know of an event; the rest of its payload is evidence. */
const Payload = z.object({
  number: z.int().nullish(),
  party: z.enum(PARTIES).nullish(),
  reason: z.string().nullish(),
  to: z.string().nullish(),
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
    /** the file, when this very version is one that both signed elsewhere */
    imported: ImportedFile.nullable(),
  }),
  /** the file of the agreement's import, whichever version is shown */
  importedFile: ImportedFile.nullable(),
  history: z.array(HistoryEvent),
  mails: z.array(Mail),
  recipients: z.array(Recipient),
});

type ShownRow = z.infer<typeof Row>;
export type HistoryEntry = ShownRow['history'][number];
export type AgreementSignature = ShownRow['shown']['signatures'][number];
export type NeighbourAgreement = z.infer<typeof Neighbour>;
export type AgreementMail = ShownRow['mails'][number];
export type AgreementFile = z.infer<typeof ImportedFile>;
export type AgreementRecipient = ShownRow['recipients'][number];

/** An agreement with everything its page shows to one reader. */
export type AgreementPage = Omit<ShownRow, 'shown'> & {
  /** the newest version that the reader may see */
  readonly shown: Omit<ShownRow['shown'], 'canonicalJson'>;
  readonly document: AgreementDocument;
  /** the terms that it changes in the agreement it amends; null when it amends none */
  readonly changes: readonly ChangedTerm[] | null;
  /** the amendment that is being agreed, as far as this reader may know of it */
  readonly openAmendment: NeighbourAgreement | null;
  /** what took its place */
  readonly successor: NeighbourAgreement | null;
  readonly facts: AgreementFacts;
  readonly actor: AgreementActor;
  /** the number of the version that came into force last; null when none has */
  readonly newestInForce: number | null;
  /** whether the reader was the assistant of an engagement that has ended: they read and download, no more */
  readonly isPast: boolean;
  readonly thread: ThreadView;
  /** the decision that an amendment is to carry out, when the address names one */
  readonly decision: DecisionView | null;
};

/**
 * @param look which part of its conversation is read
 * @param heldOn shows the version that was in force at that instant in place of the newest; when none was, the newest
 * @returns an agreement for one of its two sides, or null when it isn't there or isn't theirs.
 */
export async function getAgreementPage(
  userId: string,
  ref: AgreementRef,
  heldOn: Date | null = null,
  look: Look = NEWEST,
): Promise<AgreementPage | null> {
  return withActor({ kind: 'user', userId }, async (tx, me) => {
    const row = await findRow(tx, ref, heldOn);
    if (!row) return null;
    const isPast = me.pastEngagementIds.includes(row.engagementId);
    const isAssistants = isPast || me.engagementIds.includes(row.engagementId);
    const role = staffRole(me, row.workspaceId) ?? (isAssistants ? 'assistant' : null);
    if (!role) return null;
    const { shown, ...rest } = row;
    const { canonicalJson: _, ...visible } = shown;
    const isCurrent = shown.number === row.currentNumber;
    const document = await documentOf(tx, row);
    const openAmendment = row.amendments.find(({ state }) => OPEN_STATES.includes(state)) ?? null;
    return {
      ...rest,
      shown: visible,
      document,
      changes: await changesOf(tx, row, document),
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
        hasOpenAmendment: openAmendment !== null,
        hasNotice: row.notice !== null,
        hasRunOut: hasRunOut({ ...row, noticeEndsAt: row.notice?.effectiveAt ?? null }, now()),
      },
      actor: { role, userId },
      newestInForce: row.history.findLast(({ kind }) => kind === 'in_force')?.payload.number ?? null,
      isPast: isPast && role === 'assistant',
      decision: await findDecision(tx, row, look.decision),
      thread: await getThread(
        tx,
        userId,
        {
          workspaceId: row.workspaceId,
          engagementId: row.engagementId,
          side: role === 'assistant' ? 'assistant' : 'owner',
          subject: 'agreement',
          subjectId: row.id,
        },
        look,
      ),
    };
  });
}

/** What has been proposed is read from what was hashed, never put together again. */
async function documentOf(tx: Tx, row: ShownRow): Promise<AgreementDocument> {
  const { canonicalJson, documentHash, id: versionId, number } = row.shown;
  if (canonicalJson !== null && documentHash !== null) return thaw(canonicalJson, documentHash);
  const content = await readVersion(tx, { workspaceId: row.workspaceId, versionId });
  const { id: agreementId, title } = row;
  return composeDocument({ agreementId, number, title, parties: partiesOf(row), ...content });
}

async function changesOf(
  tx: Tx,
  { workspaceId, predecessor }: ShownRow,
  document: AgreementDocument,
): Promise<readonly ChangedTerm[] | null> {
  if (!predecessor) return null;
  const { terms } = await readVersion(tx, { workspaceId, versionId: predecessor.versionId });
  return changedTerms(terms, document.terms);
}

async function findRow(
  tx: Tx,
  { workspaceId, id }: AgreementRef,
  heldOn: Date | null,
): Promise<ShownRow | null> {
  const rows = await tx.$queryRaw<{ agreement: unknown }[]>`
    SELECT json_build_object(
      'workspaceId', a.workspace_id, 'id', a.id, 'engagementId', a.engagement_id, 'title', a.title, 'state', a.state,
      'stateChangedAt', a.state_changed_at, 'inForceAt', a.in_force_at, 'respondBy', a.respond_by, 'endsAt', a.ends_at,
      'predecessor', (
        SELECT json_build_object('id', p.id, 'title', p.title, 'state', p.state,
          'inForceAt', p.in_force_at, 'versionId', pv.id)
        FROM agreements p JOIN agreement_versions pv ON pv.workspace_id = p.workspace_id
          AND pv.agreement_id = p.id AND pv.number = p.current_number
        WHERE p.workspace_id = a.workspace_id AND p.id = a.amends_id),
      'amendments', coalesce((
        SELECT json_agg(json_build_object('id', n.id, 'title', n.title, 'state', n.state, 'inForceAt', n.in_force_at)
          ORDER BY n.created_at DESC)
        FROM agreements n WHERE n.workspace_id = a.workspace_id AND n.amends_id = a.id), '[]'),
      'notice', (
        SELECT json_build_object('party', t.party, 'reason', t.reason, 'givenAt', t.given_at, 'effectiveAt', t.effective_at)
        FROM agreement_terminations t
        WHERE t.workspace_id = a.workspace_id AND t.engagement_id = a.engagement_id AND t.agreement_id = a.id),
      'version', a.version, 'currentNumber', a.current_number,
      'workspace', json_build_object('id', w.id, 'slug', w.slug, 'name', w.name, 'timeZone', w.time_zone),
      'assistantName', coalesce(u.name, e.assistant_name),
      'assistant', CASE WHEN u.id IS NULL THEN NULL ELSE
        json_build_object('id', u.id, 'name', u.name, 'email', u.email, 'timeZone', u.time_zone) END,
      'shown', json_build_object(
        'id', v.id, 'number', v.number, 'documentHash', v.document_hash, 'canonicalJson', v.canonical_json,
        'signatures', coalesce((
          SELECT json_agg(json_build_object('party', s.party, 'userId', s.user_id, 'signedName', s.signed_name,
            'verifiedEmail', s.verified_email, 'signedAt', s.signed_at, 'kind', s.kind, 'drawn', s.drawn)
            ORDER BY s.signed_at)
          FROM agreement_signatures s WHERE s.workspace_id = v.workspace_id AND s.version_id = v.id), '[]'),
        'copy', (
          SELECT json_build_object('fileId', c.file_id, 'sha256', c.sha256)
          FROM agreement_copies c WHERE c.workspace_id = v.workspace_id AND c.version_id = v.id),
        'imported', CASE WHEN elsewhere.version_id = v.id THEN elsewhere.file END),
      'importedFile', elsewhere.file,
      'history', coalesce((
        SELECT json_agg(json_build_object('sequence', h.sequence, 'kind', h.kind, 'at', h.at, 'payload', h.payload,
          'hash', h.hash, 'by', who.name) ORDER BY h.sequence)
        FROM agreement_events h LEFT JOIN users who ON who.id = h.actor_user_id
        WHERE h.workspace_id = a.workspace_id AND h.agreement_id = a.id), '[]'),
      'mails', coalesce((
        SELECT json_agg(json_build_object('to', m.to_address, 'kind', m.kind, 'state', m.state) ORDER BY m.created_at)
        FROM app.mail_fates(a.workspace_id, a.id) m), '[]'),
      'recipients', coalesce((
        SELECT json_agg(json_build_object('id', r.id, 'party', r.party, 'email', r.email, 'called', r.called)
          ORDER BY r.named_at)
        FROM agreement_recipients r
        WHERE r.workspace_id = a.workspace_id AND r.agreement_id = a.id AND r.removed_at IS NULL), '[]')
    ) AS agreement
    FROM agreements a
    JOIN workspaces w ON w.id = a.workspace_id
    JOIN engagements e ON e.workspace_id = a.workspace_id AND e.id = a.engagement_id
    LEFT JOIN users u ON u.id = e.assistant_user_id
    CROSS JOIN LATERAL (
      SELECT * FROM agreement_versions newest
      WHERE newest.workspace_id = a.workspace_id AND newest.agreement_id = a.id AND newest.number = coalesce((
        SELECT (f.payload::jsonb->>'number')::int FROM agreement_events f
        WHERE f.workspace_id = a.workspace_id AND f.agreement_id = a.id AND f.kind = 'in_force'
          AND f.at <= ${heldOn}::timestamptz
        ORDER BY f.sequence DESC LIMIT 1), newest.number)
      ORDER BY newest.number DESC LIMIT 1) v
    LEFT JOIN LATERAL (
      SELECT i.version_id, json_build_object('fileId', i.file_id, 'fileName', f.name, 'sha256', i.sha256,
        'signedOn', i.signed_on) AS file
      FROM agreement_imports i JOIN files f ON f.workspace_id = i.workspace_id AND f.id = i.file_id
      WHERE i.workspace_id = a.workspace_id AND i.agreement_id = a.id LIMIT 1) elsewhere ON true
    WHERE a.workspace_id = ${workspaceId}::uuid AND a.id = ${id}::uuid`;
  return rows[0] ? Row.parse(rows[0].agreement) : null;
}
