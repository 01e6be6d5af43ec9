import { audit } from '@/lib/platform/actions/audit';
import { withActor } from '@/lib/platform/tenancy';
import { calendarOf } from '../calendar';
import { STORY_TOLD } from '../marks';
import { adeyemiCeramics } from '../story/adeyemi';
import { quaysideBicycles } from '../story/quayside';
import { settlePastMails } from './mailing';
import { readPastNotifications } from './noticing';
import { plotOf } from './plot';
import { type Scene, Stage } from './scene';
import { PastWorker } from './working';

/**
 * Plays the story scene by scene, in order of time, with a worker that does what falls due meanwhile.
 * @returns how many scenes it had.
 * @throws Error that names the scene that was refused.
 */
export async function playStory(now: Date): Promise<number> {
  const calendar = calendarOf(now);
  const businesses = [adeyemiCeramics(calendar), quaysideBicycles(calendar)];
  const workspaceIds = businesses.map(({ id }) => id);
  const scenes = plotOf(businesses, calendar);
  const worker = await PastWorker.begin();
  try {
    await play(scenes, worker);
    await worker.catchUp(now);
  } finally {
    await worker.end();
  }
  await settlePastMails(workspaceIds, now);
  await readPastNotifications(workspaceIds, now);
  for (const workspaceId of workspaceIds) await noteTold(workspaceId);
  return scenes.length;
}

async function play(scenes: readonly Scene[], worker: PastWorker): Promise<void> {
  const stage = new Stage();
  for (const { at, what, play: playScene } of scenes) {
    await worker.catchUp(at);
    await playScene(stage).catch((cause: unknown) => {
      throw new Error(`The story stopped at “${what}”, ${at.toISOString()}.`, { cause });
    });
    await worker.afterScene(at);
  }
}

async function noteTold(workspaceId: string): Promise<void> {
  await withActor({ kind: 'workspace', workspaceId }, (tx) =>
    audit(tx, {
      workspaceId,
      actorUserId: null,
      action: STORY_TOLD,
      subject: { kind: 'workspace', id: workspaceId },
    }),
  );
}
