import { keepDecision } from '@/lib/briefs/playbooks/keeping-decisions.actions';
import { setYourHours } from '@/lib/people/hours/hours.actions';
import { withActor } from '@/lib/platform/tenancy';
import { postMessage } from '@/lib/threads/composing/posting.actions';
import { markDecision } from '@/lib/threads/decisions/deciding.actions';
import type { Calendar } from '../calendar';
import { CAST } from '../cast';
import type { EngagementStory, SettledStory } from '../story/story';
import { act } from './acting';
import { idOf } from './ids';
import type { Place, Scene, Stage } from './scene';

/** What was decided in a conversation, and took effect. */
export function settlingScenes(
  place: Place,
  { settled = [] }: EngagementStory,
  calendar: Calendar,
): readonly Scene[] {
  return settled.flatMap((story): Scene[] => {
    const { by, when, kept } = story;
    const at = calendar.instantOf(when, CAST[by].zone);
    const later = calendar.instantOf(kept.when, CAST[place.owner].zone);
    return [
      { at, what: `${by} marks a decision`, play: (stage) => mark(stage, place, story, at) },
      { at: later, what: 'a decision becomes a given', play: (stage) => keep(stage, place, story, later) },
    ];
  });
}

async function mark(stage: Stage, place: Place, { by, text }: SettledStory, at: Date): Promise<void> {
  const { workspaceId, engagementId } = place;
  const seen = await asOwner(stage, place, (tx) =>
    tx.message.findFirstOrThrow({
      where: { workspaceId, engagementId, body: text },
      select: { id: true, version: true },
    }),
  );
  await act(stage.actor(by), at, markDecision, { workspaceId, ...seen });
}

async function keep(stage: Stage, place: Place, { text, kept }: SettledStory, at: Date): Promise<void> {
  const { workspaceId, engagementId } = place;
  const { decision, playbook } = await asOwner(stage, place, async (tx) => ({
    decision: await tx.decision.findFirstOrThrow({
      where: { workspaceId, engagementId, message: { body: text } },
      select: { id: true },
    }),
    playbook: await tx.playbook.findFirstOrThrow({
      where: { workspaceId, name: kept.playbook },
      select: { id: true },
    }),
  }));
  await act(stage.actor(place.owner), at, keepDecision, {
    workspaceId,
    decisionId: decision.id,
    playbookId: playbook.id,
    versionId: idOf(`a decision becomes a given of ${kept.playbook}`, at),
    text: kept.given,
  });
}

function asOwner<T>(stage: Stage, place: Place, work: Parameters<typeof withActor<T>>[1]): Promise<T> {
  return withActor({ kind: 'user', userId: stage.actor(place.owner).userId }, work);
}

/** The assistant says when they work; what the owner then writes in their night waits for the morning. */
export function waitingScenes(
  place: Place,
  { worksAt, waits }: EngagementStory,
  calendar: Calendar,
): readonly Scene[] {
  const scenes: Scene[] = [];
  if (worksAt) {
    const at = calendar.justBefore(12);
    const play = (stage: Stage) => act(stage.actor(place.assistant), at, setYourHours, worksAt);
    scenes.push({ at, what: `${place.assistant} says when they work`, play });
  }
  if (waits !== undefined) {
    const at = calendar.justBefore(10);
    const { workspaceId, engagementId: subjectId } = place;
    const message = { workspaceId, subject: 'engagement', subjectId, body: waits, when: 'theirs' };
    const clientKey = idOf(`waits for ${place.assistant}`, at);
    const play = async (stage: Stage) => {
      await act(stage.actor(place.owner), at, postMessage, { ...message, clientKey });
    };
    scenes.push({ at, what: `${place.owner} writes for the morning`, play });
  }
  return scenes;
}
