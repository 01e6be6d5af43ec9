import { audit } from '@/lib/platform/actions/audit';
import { newId } from '@/lib/platform/ids';
import { demand, notFound } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { appendEvents } from './appending';
import type { loadAgreement } from './loading';
import { moveAgreement } from './moving';
import { decide } from './rules';
import { changesLapse } from './timing/ending.rules';
import { planAutomaticSteps } from './timing/timing';
import { addVersion, readVersion } from './versions';

type Loaded = Awaited<ReturnType<typeof loadAgreement>>;

type Beginning = {
  /** the agreement as the person saw it */
  readonly seen: { readonly workspaceId: string; readonly id: string; readonly version: number };
  readonly requestId: string;
};

/**
 * Begins a new version from the proposed one, which stays as it is in the record. Anybody who had signed that is no
 * longer bound, and the chain says so.
 * @returns the new version, open for editing.
 * @throws Refused when the rules refuse `revise`, or somebody was faster.
 */
export async function beginVersion(
  tx: Tx,
  { agreement, current, facts, actor, at }: Loaded,
  { seen, requestId }: Beginning,
): Promise<{ readonly id: string; readonly number: number }> {
  const next = demand(decide(facts, 'revise', actor));
  if (!current) throw notFound('agreement');
  const { workspaceId, engagementId, id } = agreement;
  const number = current.number + 1;
  const currentNumber = number;
  if (agreement.state === next) {
    // whoever asked for changes has waited since then: that somebody now starts writing doesn't restart the clock
    await moveAgreement(tx, seen, next, agreement.stateChangedAt, { currentNumber });
  } else {
    const respondBy = changesLapse(at, agreement.engagement.workspace.timeZone);
    await moveAgreement(tx, seen, next, at, { currentNumber, respondBy });
  }

  const content = await readVersion(tx, { workspaceId, versionId: current.id });
  const version = { workspaceId, engagementId, agreementId: id, id: newId(), number };
  await addVersion(tx, { ...version, ...content, createdById: actor.userId, createdAt: at });
  await appendEvents(
    tx,
    agreement,
    current.signatures.map(({ party }) => ({
      kind: 'signature_voided',
      actorUserId: actor.userId,
      at,
      payload: { party, number: current.number, documentHash: current.documentHash },
    })),
  );
  await audit(tx, {
    workspaceId,
    engagementId,
    actorUserId: actor.userId,
    action: 'agreement.revised',
    subject: { kind: 'agreement', id },
    data: { number, voided: current.signatures.map(({ party }) => party) },
    requestId,
  });
  await planAutomaticSteps(tx, agreement);
  return version;
}
