import { saveAgreement } from '@/lib/agreements/drafting/drafting.actions';
import { amendAgreement, requestAmendment } from '@/lib/agreements/proposing/amending.actions';
import { readVersion } from '@/lib/agreements/versions';
import { withActor } from '@/lib/platform/tenancy';
import type { AmendmentStory } from '../story/story';
import { act } from './acting';
import { open } from './agreements';
import type { Place, Stage } from './scene';

/** The assistant asks for a change, with the reason. */
export async function askForAmendment(stage: Stage, place: Place, reason: string, at: Date): Promise<void> {
  const assistant = stage.actor(place.assistant);
  const { workspaceId, agreementId: id } = place;
  const { version } = await open(assistant, place);
  await act(assistant, at, requestAmendment, { workspaceId, id, version, reason });
}

export async function beginAmendment(
  stage: Stage,
  place: Place,
  amendmentId: string,
  at: Date,
): Promise<void> {
  const owner = stage.actor(place.owner);
  const { workspaceId, agreementId: id } = place;
  const { version } = await open(owner, place);
  await act(owner, at, amendAgreement, { workspaceId, id, version, amendmentId });
}

/** The owner changes what is paid; everything else stays as it was agreed. */
export async function changeTerms(
  stage: Stage,
  place: Place,
  changed: AmendmentStory['terms'],
  at: Date,
): Promise<void> {
  const owner = stage.actor(place.owner);
  const { workspaceId, agreementId: id } = place;
  const { version, title, versions } = await open(owner, place);
  const [latest] = versions;
  if (!latest) throw new Error('the amendment has no text');
  const { terms, clauses } = await withActor({ kind: 'user', userId: owner.userId }, (tx) =>
    readVersion(tx, { workspaceId, versionId: latest.id }),
  );
  const { rateMinor: _rate, capMinor: _cap, ...kept } = terms;
  await act(owner, at, saveAgreement, {
    workspaceId,
    id,
    version,
    title,
    ...kept,
    ...changed,
    clauses: clauses.map(({ key, heading, body }) => ({ key, heading, body })),
  });
}
