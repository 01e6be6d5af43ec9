import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { needsYouRows } from '@/components/home/needs-you-rows';
import { ScheduleList } from '@/components/schedules/schedule-list';
import { SchedulePage } from '@/components/schedules/schedule-page';
import { acceptBrief } from '@/lib/briefs/handing-over/accepting.actions';
import { getHome } from '@/lib/briefs/home/home.queries';
import { getSchedule, listSchedules } from '@/lib/briefs/schedules/queries';
import { pauseSchedule } from '@/lib/briefs/schedules/running.actions';
import { addresses } from '@/lib/platform/addresses/addresses';
import { atTime } from '@/lib/platform/clock';
import { type BriefPlace, givenRuthAndMaria, readBrief, seen } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { asPerson, givenPeople } from '@/tests/support/people';
import { briefsOf, givenSchedule, letRun } from '@/tests/support/schedules';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

givenDatabaseWithPeople();
let place: BriefPlace;
beforeAll(async () => {
  place = await givenRuthAndMaria(await givenPeople());
});

/** The deadline is far behind the answer that was agreed on within 24 hours. */
const UNHURRIED = { dueDays: '20' };
const TITLE = '2 in a row aren’t accepted';
const WAITS = {
  detail: 'Maria hasn’t said yes or no to 2 in a row, and the schedule goes on. Ask, or pause it.',
  states: [{ meaning: 'needs', words: 'Not accepted' }],
};

describe('a schedule whose briefs nobody accepts', () => {
  it('says so on its page once two wait longer than agreed, with what to do', async () => {
    const { ref } = await givenSchedule(place, UNHURRIED);
    await letRun(place, ref, '2026-11-30T15:00:00Z');
    const afterOne = await pageOf(ref, '2026-12-03T12:00:00Z');
    await letRun(place, ref, '2026-12-07T15:00:00Z');
    const whileTheSecondHasTime = await pageOf(ref, '2026-12-07T16:00:00Z');
    const afterTwo = await pageOf(ref, '2026-12-11T12:00:00Z');
    const briefs = await briefsOf(place, ref);

    expect(afterOne).toContain('So far');
    expect(afterOne).not.toContain('in a row');
    expect(whileTheSecondHasTime).not.toContain('in a row');
    expect(afterTwo).toContain(TITLE);
    expect(afterTwo).toContain('Pause the schedule');
    expect(briefs).toHaveLength(2);
    for (const { id } of briefs)
      expect(afterTwo).toContain(`${addresses.brief(place.workspace.slug, id)}#conversation`);

    expect(await isMarkedInList(ref, '2026-12-07T16:00:00Z')).toBe(false);
    expect(await isMarkedInList(ref, '2026-12-11T12:00:00Z')).toBe(true);

    expect(await onHome(ref, '2026-12-07T16:00:00Z')).toEqual([]);
    expect(await onHome(ref, '2026-12-11T12:00:00Z')).toEqual([WAITS]);

    const [, newest] = briefs;
    if (!newest) throw new Error('it handed over twice');
    await atTime(new Date('2026-12-11T13:00:00Z'), () =>
      asPerson(place.assistant, async () =>
        doneOf(await submit(acceptBrief, seen(await readBrief(place.assistant, newest)))),
      ),
    );
    expect(await pageOf(ref, '2026-12-11T14:00:00Z')).not.toContain('in a row');
    expect(await onHome(ref, '2026-12-11T14:00:00Z')).toEqual([]);
  });

  it('says nothing while it is paused: nothing more is handed over', async () => {
    const { ref } = await givenSchedule(place, UNHURRIED);
    await letRun(place, ref, '2026-11-30T15:00:00Z');
    await letRun(place, ref, '2026-12-07T15:00:00Z');
    const at = new Date('2026-12-11T12:00:00Z');
    const running = await atTime(at, () => getSchedule(place.owner, place.workspace, ref.id));
    if (!running) throw new Error('its owner can see it');
    await atTime(at, () =>
      asPerson(place.owner, async () =>
        doneOf(await submit(pauseSchedule, { ...ref, version: running.version })),
      ),
    );

    expect(running.unaccepted).toHaveLength(2);
    expect(await pageOf(ref, '2026-12-11T12:30:00Z')).not.toContain('in a row');
    expect(await onHome(ref, '2026-12-11T12:30:00Z')).toEqual([]);
  });
});

/** @returns what the owner's home says about the schedule at an instant. */
async function onHome({ id }: { readonly id: string }, at: string) {
  const { owner, workspace } = place;
  const now = new Date(at);
  const home = await getHome({ userId: owner.userId, role: 'owner' }, workspace.id, now);
  const rows = needsYouRows(home, { slug: workspace.slug, zone: 'UTC', now });
  return rows
    .filter(({ href }) => href === addresses.schedule(workspace.slug, id))
    .map(({ detail, states }) => ({ detail, states }));
}

async function pageOf(ref: { readonly id: string }, at: string): Promise<string> {
  const now = new Date(at);
  const schedule = await atTime(now, () => getSchedule(place.owner, place.workspace, ref.id));
  if (!schedule) throw new Error('its owner can see it');
  return renderToStaticMarkup(
    <SchedulePage schedule={schedule} workspace={place.workspace} zone={place.owner.timeZone} now={now} />,
  );
}

async function isMarkedInList({ id }: { readonly id: string }, at: string): Promise<boolean> {
  const now = new Date(at);
  const { owner, workspace } = place;
  const listed = await atTime(now, () => listSchedules(owner.userId, workspace.id));
  const html = renderToStaticMarkup(
    <ScheduleList schedules={listed.filter((each) => each.id === id)} slug="a" zone="UTC" now={now} />,
  );
  return html.includes('Not accepted');
}
