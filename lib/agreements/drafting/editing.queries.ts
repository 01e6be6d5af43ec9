import { z } from 'zod';
import { staffRole, type Tx, withActor } from '@/lib/platform/tenancy';
import { askedSinceProposed } from '../asked-changes.rules';
import type { Parties } from '../document/wording';
import type { AgreementRef } from '../loading';
import { type AgreementState, decide } from '../rules';
import { readVersion, type VersionContent } from '../versions';

export type AgreementToEdit = AgreementRef &
  VersionContent & {
    readonly engagementId: string;
    readonly title: string;
    readonly version: number;
    readonly number: number;
    readonly state: AgreementState;
    readonly assistant: string;
    readonly parties: Parties;
    readonly isAmendment: boolean;
    /** what the assistant asked to have changed, in their words; null if they asked for nothing */
    readonly asked: string | null;
  };

/** @returns the version that can be edited, as it was written; null when there is none that this person may edit. */
export async function getAgreementToEdit(userId: string, ref: AgreementRef): Promise<AgreementToEdit | null> {
  return withActor({ kind: 'user', userId }, async (tx, me) => {
    const { workspaceId, id } = ref;
    const agreement = await tx.agreement.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      select: {
        title: true,
        engagementId: true,
        version: true,
        state: true,
        currentNumber: true,
        amendsId: true,
        engagement: {
          select: {
            assistantName: true,
            assistant: { select: { name: true, timeZone: true } },
            workspace: { select: { name: true, timeZone: true } },
          },
        },
        versions: {
          orderBy: { number: 'desc' },
          take: 1,
          select: { id: true, number: true, documentHash: true },
        },
      },
    });
    const role = staffRole(me, workspaceId);
    const current = agreement?.versions[0];
    if (!agreement || !role || !current) return null;
    const { engagement, engagementId, title, version, state, amendsId } = agreement;
    const facts = {
      state,
      hasJoined: engagement.assistant !== null,
      isOpen: current.documentHash === null,
      signatures: [],
    };
    if (!decide(facts, 'save', { role, userId }).ok) return null;
    const content = await readVersion(tx, { workspaceId, versionId: current.id });
    const assistant = engagement.assistant?.name ?? engagement.assistantName;
    const { workspace } = engagement;
    const parties = {
      business: workspace.name,
      businessZone: workspace.timeZone,
      assistant,
      assistantZone: engagement.assistant?.timeZone ?? null,
    };
    return {
      workspaceId,
      id,
      engagementId,
      title,
      version,
      number: current.number,
      state,
      assistant,
      parties,
      isAmendment: amendsId !== null,
      asked: await readAsked(tx, ref),
      ...content,
    };
  });
}

const Payload = z.object({ reason: z.string().nullish() });

async function readAsked(tx: Tx, { workspaceId, id }: AgreementRef): Promise<string | null> {
  const last = await tx.agreementEvent.findFirst({
    where: { workspaceId, agreementId: id, kind: { in: ['proposed', 'changes_requested'] } },
    orderBy: { sequence: 'desc' },
    select: { kind: true, payload: true },
  });
  return last ? askedSinceProposed([{ ...last, payload: Payload.parse(JSON.parse(last.payload)) }]) : null;
}
