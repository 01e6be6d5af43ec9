import { giveNotice } from '@/lib/agreements/ending.actions';
import { noticeEnds } from '@/lib/agreements/ending.rules';
import { readVersion } from '@/lib/agreements/versions';
import { withActor } from '@/lib/platform/tenancy';
import type { NoticeStory } from '../story/story';
import { act } from './acting';
import { open } from './agreements';
import type { Place, Stage } from './scene';

/** One side gives the notice that both agreed on, having read until when the agreement then runs. */
export async function endByNotice(
  stage: Stage,
  place: Place,
  { by, reason }: NoticeStory,
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
}
