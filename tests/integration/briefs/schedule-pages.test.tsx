import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { ScheduleForm } from '@/components/schedules/schedule-form';
import { ScheduleList } from '@/components/schedules/schedule-list';
import { SchedulePage } from '@/components/schedules/schedule-page';
import { newValues, valuesOf } from '@/components/schedules/values';
import {
  getSchedule,
  getScheduleChoices,
  getScheduleTerms,
  listSchedules,
} from '@/lib/briefs/schedules/queries';
import { skipOccurrence } from '@/lib/briefs/schedules/skipping.actions';
import { atTime } from '@/lib/platform/clock';
import { type BriefPlace, givenRuthAndMaria } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenSchedule, letRun } from '@/tests/support/schedules';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

givenDatabaseWithPeople();
let people: People;
let place: BriefPlace;
beforeAll(async () => {
  people = await givenPeople();
  place = await givenRuthAndMaria(people);
});

const NOW = new Date('2026-12-01T12:00:00Z');
const words = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('the pages of schedules', () => {
  it('say what one does, did and will do, and what can be done with it', async () => {
    const { ref, playbook } = await givenSchedule(place);
    await letRun(place, ref, '2026-11-30T15:00:00Z');
    const skip = { ...ref, named: '2026-12-14' };
    await atTime(NOW, () => asPerson(place.owner, async () => doneOf(await submit(skipOccurrence, skip))));

    const schedule = await atTime(NOW, () => getSchedule(place.owner, place.workspace, ref.id));
    if (!schedule) throw new Error('its owner can see it');
    const page = words(
      renderToStaticMarkup(
        <SchedulePage
          schedule={schedule}
          workspace={place.workspace}
          zone={place.owner.timeZone}
          now={NOW}
        />,
      ),
    );

    expect(page).toContain('14 December 2026 is skipped.');
    expect(page).toContain('Mon 7 Dec, 09:00 your time (23:00 for Maria)');
    expect(page).not.toContain('Mon 14 Dec, 09:00');
    expect(page).toContain('Handed over: Books of November 2026');
    expect(page).toContain('1 day after it is handed over, at 17:00 in Manila');
    expect(page).toContain('Skip this one');
    expect(page).toContain('Pause');
    const listed = await listSchedules(place.owner.userId, place.workspace.id);
    const list = words(
      renderToStaticMarkup(
        <ScheduleList schedules={listed} slug="a" zone={place.owner.timeZone} now={NOW} />,
      ),
    );
    expect(list).toContain(playbook.name);
    expect(list).toContain('Every week on Monday at 09:00 in Chicago, from 30 November 2026.');
    expect(list).toContain('Next Mon 7 Dec, 09:00.');
  });

  it('list what comes next before what comes later, however late it was made', async () => {
    const soon = await givenSchedule(place, { startsOn: '2026-12-07' });
    const later = await givenSchedule(place, { startsOn: '2027-02-01' });

    const both = [later.ref.id, soon.ref.id];
    const listed = await listSchedules(place.owner.userId, place.workspace.id);

    expect(listed.map(({ id }) => id).filter((id) => both.includes(id))).toEqual([soon.ref.id, later.ref.id]);
  });

  it('offer a form that matches the schedule, and nothing to people it isn’t for', async () => {
    const { ref, form } = await givenSchedule(place, {
      unit: 'month',
      on: 'workday',
      nth: '-1',
      ends: 'after',
      times: '5',
    });
    const terms = await getScheduleTerms(place.owner.userId, ref);
    if (!terms) throw new Error('its owner can see it');
    const beginning = {
      engagementId: '',
      playbookId: '',
      startsOn: '2026-12-01',
      dueZone: 'UTC',
      zone: 'Asia/Tokyo',
    };

    const values = valuesOf(terms, beginning);

    for (const name of [
      'engagementId',
      'playbookId',
      'unit',
      'every',
      'on',
      'nth',
      'ends',
      'times',
      'startsOn',
      'time',
    ] as const)
      expect([name, values[name]]).toEqual([name, String(form[name])]);
    expect(values).toMatchObject({ dueKind: 'time', dueDays: '1', dueTime: '17:00', dueZone: 'Asia/Manila' });
    expect(values.zone).toBe('America/Chicago');
    expect(await getScheduleTerms(place.assistant.userId, ref)).toBeNull();
    expect(await getSchedule(place.assistant, place.workspace, ref.id)).toBeNull();
  });

  it('show the form with what there is to choose from, and whose holidays aren’t known', async () => {
    await givenSchedule(place);
    const choices = await getScheduleChoices(place.owner.userId, place.workspace);
    const beginning = {
      engagementId: place.engagementId,
      playbookId: choices.playbooks[0]?.id ?? '',
      startsOn: '2026-12-01',
      dueZone: 'Asia/Manila',
      zone: 'America/Chicago',
    };

    const formIn = (timeZone: string, daysOffOf = 'both') =>
      renderToStaticMarkup(
        <ScheduleForm
          workspace={{ ...place.workspace, timeZone }}
          id="00000000-0000-4000-8000-000000000000"
          version={0}
          choices={choices}
          values={{ ...newValues(beginning), daysOffOf }}
          zones={['UTC', 'Asia/Manila']}
        />,
      );
    const html = formIn('America/Chicago');

    expect(words(html)).toContain('Start the schedule');
    expect(words(html)).toContain('On the clock in Chicago');
    expect(words(html)).toContain(`Holidays aren’t known for ${place.workspace.name} and Maria Santos`);
    expect(words(formIn('America/Chicago', 'assistant'))).toContain(
      'Holidays aren’t known for Maria Santos: they are set',
    );
    for (const { name } of choices.playbooks) expect(html).toContain(name);
    expect(words(html)).not.toContain('On whose clock');
    // the business has moved since
    expect(words(formIn('Asia/Tokyo'))).toContain('Chicago, as until now');
  });
});
