import { createAgreement } from '@/lib/agreements/drafting.actions';
import { proposeAgreement } from '@/lib/agreements/proposing.actions';
import { signAgreement } from '@/lib/agreements/signing.actions';
import { noteViewed } from '@/lib/agreements/viewing';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import type { Calendar } from '../calendar';
import type { PersonName } from '../cast';
import type { AgreementStory } from '../story/story';
import { type Actor, act } from './acting';
import type { Place, Stage } from './scene';

type Drafting = { readonly agreement: AgreementStory; readonly calendar: Calendar; readonly at: Date };

/** The owner picks a template and fills in its terms; the clauses are those of the template. */
export async function draftAgreement(
  stage: Stage,
  place: Place,
  { agreement, calendar, at }: Drafting,
): Promise<void> {
  const { workspaceId, engagementId, agreementId: id, currency } = place;
  const {
    template: templateKey,
    startsOn,
    drafted: _,
    proposed: _proposed,
    signed: _signed,
    conversation: _conversation,
    ...terms
  } = agreement;
  await act(stage.actor(place.owner), at, createAgreement, {
    ...{ id, workspaceId, engagementId, templateKey, currency },
    ...terms,
    startsOn: calendar.date(startsOn),
  });
}

export async function propose(stage: Stage, place: Place, at: Date): Promise<void> {
  const owner = stage.actor(place.owner);
  const { version } = await open(owner, place);
  const { workspaceId, agreementId: id } = place;
  await act(owner, at, proposeAgreement, { workspaceId, id, version });
}

/** Somebody who has just signed in opens the text, reads to its end, consents and types their name. */
export async function sign(stage: Stage, place: Place, by: PersonName, at: Date): Promise<void> {
  const signer = stage.actor(by);
  const { versions } = await open(signer, place);
  const { number, documentHash } = versions[0] ?? {};
  if (!number || !documentHash) throw new Error('nothing has been proposed to be signed');
  const { workspaceId, engagementId, agreementId: id } = place;
  await atTime(new Date(at.getTime() - READING_MINUTES * 60_000), () =>
    noteViewed(signer.userId, { workspaceId, engagementId, id, number, documentHash }),
  );
  await act(signer, at, signAgreement, {
    ...{ workspaceId, id, documentHash },
    signedName: signer.name,
    consent: true,
  });
}

/** About as long as the templates take. */
const READING_MINUTES = 6;

/** What the agreement's page would have shown: its version, and the hash of the text that can be signed. */
async function open({ userId }: Actor, { workspaceId, agreementId: id }: Place) {
  return withActor({ kind: 'user', userId }, (tx) =>
    tx.agreement.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id } },
      select: {
        version: true,
        versions: { select: { number: true, documentHash: true }, orderBy: { number: 'desc' }, take: 1 },
      },
    }),
  );
}
