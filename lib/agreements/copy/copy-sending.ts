import { z } from 'zod';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { scanStateOf } from '@/lib/platform/files/checking.rules';
import { newId } from '@/lib/platform/ids';
import { type MailAttachment, queueMail } from '@/lib/platform/mail';
import type { Tx } from '@/lib/platform/tenancy';
import { formatStamp } from '@/lib/platform/time/format';
import { appendEvents } from '../appending';
import { IMPORT_CLAUSE } from '../importing/imports';
import type { AgreementState, Party } from '../rules';
import { copyMail, OVER_STATES } from './emails/copy';

/** An existing copy, with the files that go with it. */
export type CopyToSend = {
  readonly versionId: string;
  readonly sha256: string;
  /** whether the version is one that both signed elsewhere and confirmed here */
  readonly isImported: boolean;
  readonly attachments: readonly MailAttachment[];
};

/** What a copy's mail needs to know about its agreement. */
export type AgreementOfCopy = {
  readonly workspaceId: string;
  readonly id: string;
  readonly engagementId: string;
  readonly title: string;
  readonly inForceAt: Date | null;
  readonly state: AgreementState;
  readonly stateChangedAt: Date;
  readonly engagement: {
    readonly assistantName: string;
    readonly assistant: { readonly name: string } | null;
    readonly workspace: { readonly name: string };
  };
};

type Sending = {
  readonly email: string;
  /** the side that has it sent */
  readonly party: Party;
  /** the person we know by that address, if it is one of the two */
  readonly recipientUserId: string | null;
  /** null: the product itself, when sealing */
  readonly actorUserId: string | null;
  readonly at: Date;
};

/** Mails a copy to one address, in the caller's transaction, and records that in the chain. */
export async function sendCopyTo(
  tx: Tx,
  agreement: AgreementOfCopy,
  copy: CopyToSend,
  { email, party, recipientUserId, actorUserId, at }: Sending,
): Promise<void> {
  const { workspaceId, id, engagementId, title, engagement } = agreement;
  const assistant = engagement.assistant?.name ?? engagement.assistantName;
  const business = engagement.workspace.name;
  const over = OVER_STATES.find((state) => state === agreement.state) ?? null;
  const { subject, element } = copyMail({
    title,
    business,
    assistant,
    sentBy: party === 'owner' ? business : assistant,
    since: formatStamp(agreement.inForceAt ?? at),
    over: over && { state: over, on: formatStamp(agreement.stateChangedAt) },
    sha256: copy.sha256,
    verifyUrl: absolute(addresses.verify()),
    isImported: copy.isImported,
    isForParty: recipientUserId !== null,
  });
  const mailId = await queueMail(tx, {
    to: email,
    kind: 'agreement.copy',
    subject,
    element,
    workspaceId,
    engagementId,
    ...(recipientUserId ? { recipientUserId } : {}),
    subjectId: id,
    uniqueKey: `agreement.copy:${copy.versionId}:${newId()}`,
    attachments: copy.attachments,
  });
  // no mail was queued, as its reader has deleted their account: so it isn't recorded as sent
  if (mailId === null) return;
  const payload = { sha256: copy.sha256, versionId: copy.versionId, to: email, party };
  await appendEvents(tx, agreement, [{ kind: 'sent', actorUserId, at, payload }]);
}

/** Mails a new copy to everybody whom either side has named. Called once, when the copy is recorded. */
export async function sendToNamed(
  tx: Tx,
  agreement: AgreementOfCopy,
  copy: CopyToSend,
  at: Date,
): Promise<void> {
  const { workspaceId, id: agreementId } = agreement;
  const named = await tx.agreementRecipient.findMany({
    where: { workspaceId, agreementId, removedAt: null },
    orderBy: { namedAt: 'asc' },
  });
  for (const { email, party } of named) {
    await sendCopyTo(tx, agreement, copy, { email, party, recipientUserId: null, actorUserId: null, at });
  }
}

/**
 * @returns what is sent for a version: the PDF and, if its text is or points to a file that both signed elsewhere, that
 * file, where available. A later version of an imported agreement may keep the clause that points to it.
 */
export async function copyToSend(
  tx: Tx,
  { workspaceId, versionId }: { readonly workspaceId: string; readonly versionId: string },
  pdf: MailAttachment,
): Promise<CopyToSend> {
  const { sha256 } = pdf;
  const imported = await tx.agreementImport.findFirst({
    where: {
      workspaceId,
      agreement: { versions: { some: { id: versionId, clauses: { some: { key: IMPORT_CLAUSE } } } } },
    },
    include: {
      file: {
        select: {
          name: true,
          sha256: true,
          contentType: true,
          check: { select: { outcome: true, found: true } },
        },
      },
    },
  });
  // a file that a scanner hasn't found clean can be had from the agreement's page once it has
  if (!imported || scanStateOf(imported.file.check).kind !== 'free')
    return { versionId, sha256, isImported: false, attachments: [pdf] };
  const { name: fileName, check: _, ...file } = imported.file;
  const isImported = imported.versionId === versionId;
  return { versionId, sha256, isImported, attachments: [pdf, { fileName, ...file }] };
}

/** @returns the newest copy of an agreement, or null while none has been made. */
export async function findCopy(
  tx: Tx,
  { workspaceId, id: agreementId }: { readonly workspaceId: string; readonly id: string },
): Promise<CopyToSend | null> {
  const copy = await tx.agreementCopy.findFirst({
    where: { workspaceId, agreementId },
    orderBy: { createdAt: 'desc' },
    include: { file: true },
  });
  if (!copy) return null;
  const { versionId, sha256, file } = copy;
  const pdf = { fileName: file.name, sha256, contentType: file.contentType };
  return copyToSend(tx, { workspaceId, versionId }, pdf);
}

const Sent = z.object({ sha256: z.string(), to: z.string().optional() });

/** @returns when a copy was sent to an address at somebody's request, from the chain. */
export async function listSendings(
  tx: Tx,
  agreement: { readonly workspaceId: string; readonly id: string },
  { sha256, email }: { readonly sha256: string; readonly email: string },
): Promise<readonly Date[]> {
  const { workspaceId, id: agreementId } = agreement;
  const events = await tx.agreementEvent.findMany({
    where: { workspaceId, agreementId, kind: 'sent' },
    select: { at: true, payload: true },
  });
  return events.flatMap(({ at, payload }) => {
    const sent = Sent.parse(JSON.parse(payload));
    return sent.to === email && sent.sha256 === sha256 ? [at] : [];
  });
}
