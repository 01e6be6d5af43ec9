import { giveNotice } from '@/lib/agreements/timing/ending.actions';
import { noticeEnds } from '@/lib/agreements/timing/ending.rules';
import { readVersion } from '@/lib/agreements/versions';
import { noteAccess } from '@/lib/endings/handing-back.actions';
import { withActor } from '@/lib/platform/tenancy';
import type { NoticeStory } from '../story/working-story';
import { act } from './acting';
import { open } from './agreements';
import { idOf } from './ids';
import type { Place, Stage } from './scene';

/**
 * One side gives the agreed notice, having read until when the agreement then runs, and lists the access it was given:
 * that is on the list by which both hand back.
 */
export async function endByNotice(
  stage: Stage,
  place: Place,
  { by, reason, accesses }: NoticeStory,
  at: Date,
): Promise<void> {
  const giver = stage.actor(by);
  const { workspaceId, agreementId: id } = place;
  const { version, versions } = await open(giver, place);
  const [latest] = versions;
  if (!latest) throw new Error('the agreement has no text');
  const { terms } = await withActor({ kind: 'user', userId: giver.userId }, (tx) =>
    readVersion(tx, { workspaceId, versionId: latest.id }),
  );
  const { lastDay } = noticeEnds(at, terms.noticeDays, place.zone);
  await act(giver, at, giveNotice, { workspaceId, id, version, lastDay, reason, confirm: 'on' });
  const { engagementId } = place;
  for (const name of accesses) {
    await act(giver, at, noteAccess, { workspaceId, engagementId, id: idOf(name, at), name });
  }
}
