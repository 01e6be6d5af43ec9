import { MINUTE_MS } from '@/lib/platform/time/lengths';
import type { Calendar } from '../calendar';
import { CAST, type PersonName } from '../cast';
import type { BriefStory, BusinessStory, EngagementStory, Message } from '../story/story';
import { agreementScenes } from './agreement-scenes';
import { type BriefPlace, draft, happen, whoDoes } from './briefs';
import { webhookScenes } from './connecting';
import { evaluationScenes } from './evaluating';
import { idOf } from './ids';
import { addressScenes } from './moving-address';
import { pauseScene } from './pausing';
import { payScenes } from './paying';
import { found, invite, inviteSomebody, join, makeManager } from './people';
import type { Place, Scene, Stage } from './scene';
import { scheduleScenes } from './scheduling';
import { settlingScenes, waitingScenes } from './settling';
import { read, type Subject, say } from './talking';

/** Whoever is written to reads it within the hour, unless the story says that it is still unread. */
const READ_AFTER_MINUTES = 40;

/** @returns everything that happens in some businesses, in order of time. */
export function plotOf(businesses: readonly BusinessStory[], calendar: Calendar): readonly Scene[] {
  const scenes = businesses.flatMap((business) => [
    ...foundingScenes(business, calendar),
    ...invitedScenes(business, calendar),
    ...(business.webhook ? webhookScenes(business, business.webhook, calendar) : []),
    ...business.engagements.flatMap((engagement) => engagementScenes(business, engagement, calendar)),
  ]);
  return scenes.sort((one, other) => one.at.getTime() - other.at.getTime());
}

function foundingScenes(business: BusinessStory, calendar: Calendar): readonly Scene[] {
  const at = calendar.instantOf(business.founded, business.zone);
  const what = `${business.name} begins`;
  return [
    { at, what, play: (stage) => found(stage, business, at) },
    ...business.managers.map((name, index): Scene => {
      const then = new Date(at.getTime() + (index + 1) * 30 * MINUTE_MS);
      return { at: then, what, play: (stage) => makeManager(stage, name, business, then) };
    }),
  ];
}

function invitedScenes(business: BusinessStory, calendar: Calendar): readonly Scene[] {
  const { invited, owner } = business;
  if (!invited) return [];
  const at = calendar.instantOf(invited.when, CAST[owner].zone);
  const play = (stage: Stage) => inviteSomebody(stage, business, invited, at);
  return [{ at, what: `${invited.name} is invited`, play }];
}

function engagementScenes(
  business: BusinessStory,
  engagement: EngagementStory,
  calendar: Calendar,
): readonly Scene[] {
  const { assistant, agreement, briefs, conversation } = engagement;
  const { id: workspaceId, zone, currency, owner, managers } = business;
  const invited = calendar.instantOf(engagement.invited, CAST[owner].zone);
  const joined = calendar.instantOf(engagement.joined, CAST[assistant].zone);
  const place: Place = {
    workspaceId,
    zone,
    currency,
    owner,
    assistant,
    engagementId: idOf(`${workspaceId} with ${assistant}`, invited),
    agreementId: idOf(`${workspaceId} agrees with ${assistant}`, invited),
    people: [owner, ...managers, assistant],
  };
  const what = `${business.name} and ${assistant}`;
  return [
    { at: invited, what, play: (stage) => invite(stage, place, invited) },
    { at: joined, what, play: (stage) => join(stage, place, joined) },
    ...agreementScenes(place, agreement, calendar),
    ...talkScenes(
      place,
      { workspaceId, subject: 'engagement', subjectId: place.engagementId },
      conversation,
      calendar,
    ),
    ...talkScenes(
      place,
      { workspaceId, subject: 'agreement', subjectId: place.agreementId },
      agreement.conversation,
      calendar,
    ),
    ...settlingScenes(place, engagement, calendar),
    ...waitingScenes(place, engagement, calendar),
    ...briefs.flatMap((story) => briefScenes(place, story, calendar)),
    ...(engagement.pay ? payScenes(place, engagement.pay, agreement.startsOn, calendar) : []),
    ...(engagement.evaluation ? evaluationScenes(place, engagement.evaluation, calendar) : []),
    ...(engagement.address ? addressScenes(assistant, engagement.address, calendar) : []),
    ...(engagement.pause ? [pauseScene(place, engagement.pause, calendar)] : []),
    ...(engagement.schedules ?? []).flatMap((story) => scheduleScenes(place, story, calendar)),
  ];
}

function briefScenes(at: Place, story: BriefStory, calendar: Calendar): readonly Scene[] {
  const writer = story.from ?? at.owner;
  const drafted = calendar.instantOf(story.drafted, CAST[writer].zone);
  const place: BriefPlace = { ...at, story, briefId: idOf(story.title, drafted) };
  const subject: Subject = { ...at, subject: 'brief', subjectId: place.briefId };
  const events = story.events.map((event) => {
    const moment = calendar.instantOf(event.when, CAST[whoDoes(event, place)].zone);
    return { event, at: moment };
  });
  inOrder(story.title, [drafted, ...events.map((each) => each.at)]);
  const heard = events.filter(({ event }) => isSaid(event) && !event.isNew).map((each) => each.at);
  return [
    { at: drafted, what: story.title, play: (stage) => draft(stage, place, calendar, drafted) },
    ...events.map(
      ({ event, at: moment }): Scene => ({
        at: moment,
        what: `${story.title}: ${event.kind}`,
        play: (stage) => happen(stage, place, { event, calendar, at: moment }),
      }),
    ),
    ...readingScenes(place, subject, heard.at(-1)),
  ];
}

type Event = BriefStory['events'][number];

function isSaid(event: Event): event is Extract<Event, { kind: 'said' | 'answered' }> {
  return event.kind === 'said' || event.kind === 'answered';
}

function talkScenes(
  place: Place,
  subject: Subject,
  conversation: readonly Message[],
  calendar: Calendar,
): readonly Scene[] {
  return [
    ...conversation.map((message): Scene => {
      const at = momentOf(message, calendar);
      return { at, what: `${message.by} writes`, play: (stage) => say(stage, subject, message, at) };
    }),
    ...readingScenes(place, subject, lastRead(conversation, calendar)),
  ];
}

function lastRead(conversation: readonly Message[], calendar: Calendar): Date | undefined {
  return conversation
    .filter(({ isNew }) => !isNew)
    .map((message) => momentOf(message, calendar))
    .at(-1);
}

function readingScenes(place: Place, subject: Subject, last: Date | undefined): readonly Scene[] {
  if (last === undefined) return [];
  return place.people.map((reader: PersonName, index): Scene => {
    const at = new Date(last.getTime() + (READ_AFTER_MINUTES + index) * MINUTE_MS);
    return { at, what: `${reader} reads`, play: (stage) => read(stage, subject, reader, at) };
  });
}

function momentOf({ when, by }: Message, calendar: Calendar): Date {
  return calendar.instantOf(when, CAST[by].zone);
}

/** A story told in the wrong order would be refused half-way, and less clearly. */
function inOrder(title: string, moments: readonly Date[]): void {
  for (const [index, moment] of moments.entries()) {
    const before = moments[index - 1];
    if (before && before >= moment)
      throw new Error(`“${title}” goes back in time at its ${index}. event, ${moment.toISOString()}`);
  }
}
