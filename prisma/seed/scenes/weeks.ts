import { Temporal } from 'temporal-polyfill';
import { withActor } from '@/lib/platform/tenancy';
import { approveTimesheet, returnTimesheet } from '@/lib/time/approval/answering.actions';
import { saveEntry } from '@/lib/time/entries/entering.actions';
import { closeWeek } from '@/lib/time/weeks/closing.actions';
import type { Calendar } from '../calendar';
import { CAST } from '../cast';
import type { TimeStory, UsualStretch } from '../story/pay-story';
import { act } from './acting';
import { idOf } from './ids';
import type { Place, Scene, Stage } from './scene';

/** A week of the story, counted from its Monday. */
type Week = { readonly monday: string; readonly index: number; readonly fromLast: number };

/** @returns the weeks from an agreement's first day to yesterday: recorded, closed and answered. */
export function weekScenes(
  place: Place,
  time: TimeStory,
  startsOn: number,
  calendar: Calendar,
): readonly Scene[] {
  const yesterday = calendar.date(-1);
  const begins = calendar.date(startsOn);
  const zone = CAST[place.assistant].zone;
  const scenes = weeksBetween(begins, yesterday).flatMap((week) => [
    ...stretchesOf(time, week).map(({ weekday, from, until, notes }): DatedScene => {
      const date = dayOf(week.monday, weekday);
      const note = notes[week.index % notes.length] ?? '';
      // they record it as soon as it is done
      return {
        date,
        ...told(date, until, zone, `${place.assistant} worked`, (stage, at) =>
          writeDown(stage, place, { date, from, until, note }, at),
        ),
      };
    }),
    ...answerScenes(place, time, week, yesterday),
  ]);
  // on the first day the agreement is still being signed
  return scenes
    .filter(({ date }) => date > begins && date <= yesterday)
    .map(({ date: _date, ...scene }) => scene);
}

type DatedScene = Scene & { readonly date: string };

function answerScenes(place: Place, time: TimeStory, week: Week, yesterday: string): readonly DatedScene[] {
  const { closedAt, approvedAt, sentBack } = time;
  const assistant = CAST[place.assistant].zone;
  const owner = CAST[place.owner].zone;
  const saturday = dayOf(week.monday, 6);
  const nextMonday = dayOf(week.monday, 8);
  const closing = (date: string, at: string): DatedScene => ({
    date,
    ...told(date, at, assistant, `${place.assistant} closes a week`, (stage, then) =>
      close(stage, place, week.monday, then),
    ),
  });
  const approving = (date: string, at: string): DatedScene => ({
    date,
    ...told(date, at, owner, `${place.owner} approves time`, (stage, then) =>
      approve(stage, place, week.monday, then),
    ),
  });
  // the last one waits, so that an owner who looks at the demo, on whichever day, has something to answer before
  // silence does
  if (week.fromLast <= 1) return [closing(laterOf(saturday, dayOf(yesterday, -2)), closedAt)];
  if (sentBack?.weeksAgo !== week.fromLast)
    return [closing(saturday, closedAt), approving(nextMonday, approvedAt)];
  const { reason, adds } = sentBack;
  const date = dayOf(week.monday, adds.weekday);
  const [mended, approved] = [dayOf(week.monday, 9), dayOf(week.monday, 10)];
  return [
    closing(saturday, closedAt),
    {
      date: nextMonday,
      ...told(nextMonday, approvedAt, owner, `${place.owner} sends a week back`, (stage, at) =>
        sendBack(stage, place, week.monday, reason, at),
      ),
    },
    {
      date: mended,
      ...told(mended, closedAt, assistant, `${place.assistant} mends a week`, async (stage, at) => {
        await writeDown(
          stage,
          place,
          { date, from: adds.from, until: adds.until, note: adds.notes[0] ?? '' },
          at,
        );
        await close(stage, place, week.monday, new Date(at.getTime() + 5 * 60_000));
      }),
    },
    approving(approved, approvedAt),
  ];
}

function stretchesOf(
  { stretches, restsEvery }: TimeStory,
  { index, fromLast }: Week,
): readonly UsualStretch[] {
  // counted from the last, so that the same weeks are worked on whichever day the story is told
  if (fromLast > 0 && fromLast % restsEvery === 0) return [];
  // no week is like the next: every other one ends one stretch earlier
  return index % 2 === 0 ? stretches : stretches.slice(0, -1);
}

type Stretch = {
  readonly date: string;
  readonly from: string;
  readonly until: string;
  readonly note: string;
};

async function writeDown(stage: Stage, place: Place, stretch: Stretch, at: Date): Promise<void> {
  const { workspaceId, engagementId } = place;
  const id = idOf(`${engagementId} ${stretch.date} ${stretch.from}`, at);
  await act(stage.actor(place.assistant), at, saveEntry, {
    workspaceId,
    engagementId,
    id,
    ...stretch,
    briefId: '',
  });
}

async function close(
  stage: Stage,
  { workspaceId, engagementId, assistant }: Place,
  week: string,
  at: Date,
): Promise<void> {
  await act(stage.actor(assistant), at, closeWeek, { workspaceId, engagementId, week, note: '' });
}

async function approve(stage: Stage, place: Place, week: string, at: Date): Promise<void> {
  const sheet = await open(stage, place, week);
  if (sheet) await act(stage.actor(place.owner), at, approveTimesheet, { ...sheet, note: '' });
}

async function sendBack(stage: Stage, place: Place, week: string, note: string, at: Date): Promise<void> {
  const sheet = await open(stage, place, week);
  if (sheet) await act(stage.actor(place.owner), at, returnTimesheet, { ...sheet, note });
}

/** @returns the week as the owner sees it; null when there was nothing in it to answer. */
async function open(stage: Stage, { workspaceId, engagementId, owner }: Place, week: string) {
  const sheet = await withActor({ kind: 'user', userId: stage.actor(owner).userId }, (tx) =>
    tx.timesheet.findFirst({
      where: { workspaceId, engagementId, weekStartsOn: new Date(week), state: 'submitted' },
      select: { id: true, version: true },
    }),
  );
  return sheet && { workspaceId, ...sheet };
}

function weeksBetween(first: string, last: string): readonly Week[] {
  const begins = Temporal.PlainDate.from(first);
  const present = Temporal.PlainDate.from(last);
  const mondays: string[] = [];
  for (
    let monday = begins.subtract({ days: begins.dayOfWeek - 1 });
    Temporal.PlainDate.compare(monday, present) <= 0;
  ) {
    mondays.push(monday.toString());
    monday = monday.add({ weeks: 1 });
  }
  // counted from the last week whose Saturday has passed: that one is the first, and later ones aren't closed yet
  const closed = mondays.filter((monday) => dayOf(monday, 6) <= last).length;
  return mondays.map((monday, index) => ({ monday, index, fromLast: closed - index }));
}

/** @param weekday 1 is Monday; 8 is the Monday after */
function dayOf(monday: string, weekday: number): string {
  return Temporal.PlainDate.from(monday)
    .add({ days: weekday - 1 })
    .toString();
}

/** @returns the later of two dates, as records write them. */
function laterOf(one: string, other: string): string {
  return one > other ? one : other;
}

function told(
  date: string,
  time: string,
  zone: string,
  what: string,
  play: (stage: Stage, at: Date) => Promise<void>,
): Scene {
  const local = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time));
  const at = new Date(local.toZonedDateTime(zone).epochMilliseconds);
  return { at, what, play: (stage) => play(stage, at) };
}
