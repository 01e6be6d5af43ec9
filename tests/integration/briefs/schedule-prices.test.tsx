import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { ScheduleForm } from '@/components/schedules/schedule-form';
import { SchedulePage } from '@/components/schedules/schedule-page';
import { newValues } from '@/components/schedules/values';
import { getSchedule, getScheduleChoices } from '@/lib/briefs/schedules/queries';
import { saveSchedule } from '@/lib/briefs/schedules/saving.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { givenAgreementInForce } from '@/tests/support/agreements';
import type { BriefPlace } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { asPerson, givenPeople } from '@/tests/support/people';
import { givenPlaybook } from '@/tests/support/playbooks';
import { briefsOf, letRun, scheduleForm } from '@/tests/support/schedules';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

givenDatabaseWithPeople();

const NOW = new Date('2026-12-01T12:00:00Z');
const textOf = (node: React.ReactNode) =>
  renderToStaticMarkup(node)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

describe('a playbook that names its price in another currency than the agreement', () => {
  let place: BriefPlace;
  beforeAll(async () => {
    const { ruth: owner, maria: assistant, workspace, engagements } = await givenPeople();
    place = { owner, assistant, workspace, engagementId: engagements.maria };
    await givenAgreementInForce(place, {
      templateKey: 'fixed',
      rate: '80',
      cap: '',
      currency: 'EUR',
      startsOn: '2026-11-01',
    });
  });

  const givenPriced = () => givenPlaybook(place, { budgetHours: '', budgetMoney: '120' });

  function formFor(choices: Awaited<ReturnType<typeof getScheduleChoices>>, playbookId: string, number = '') {
    const beginning = {
      engagementId: place.engagementId,
      playbookId,
      startsOn: '2026-12-01',
      dueZone: 'Asia/Manila',
      zone: 'America/Chicago',
    };
    return textOf(
      <ScheduleForm
        workspace={{ ...place.workspace, timeZone: 'America/Chicago' }}
        id={newId()}
        version={0}
        choices={choices}
        values={{ ...newValues(beginning), playbookNumber: number }}
        zones={['UTC', 'Asia/Manila']}
      />,
    );
  }

  const WORDS =
    'The playbook names USD 120.00, which doesn’t count here: the agreement pays in EUR. Each brief is handed over at the agreed price, EUR 80.00.';

  it('says so where it is chosen for a schedule, and on the schedule’s page, as its briefs come out', async () => {
    const playbook = await givenPriced();
    const form = scheduleForm(place, playbook.id);
    const ref = { workspaceId: form.workspaceId, id: form.id };
    const choices = await getScheduleChoices(place.owner.userId, place.workspace);

    expect(formFor(choices, playbook.id)).toContain(WORDS);
    await atTime(new Date('2026-11-25T12:00:00Z'), () =>
      asPerson(place.owner, async () => doneOf(await submit(saveSchedule, form))),
    );
    const schedule = await atTime(NOW, () => getSchedule(place.owner, place.workspace, ref.id));
    if (!schedule) throw new Error('its owner can see it');
    expect(
      textOf(
        <SchedulePage
          schedule={schedule}
          workspace={place.workspace}
          zone={place.owner.timeZone}
          now={NOW}
        />,
      ),
    ).toContain(WORDS);
    await letRun(place, ref, '2026-11-30T15:00:00Z');
    expect(await briefsOf(place, ref)).toMatchObject([{ budgetMinor: null }]);
  });

  it('is silent about a version without a price, and about time', async () => {
    const priced = await givenPriced();
    const unpriced = await givenPlaybook(place, { budgetHours: '', budgetMoney: '' });
    const choices = await getScheduleChoices(place.owner.userId, place.workspace);

    expect(formFor(choices, unpriced.id)).not.toContain('names');
    expect(formFor(choices, priced.id, '2')).not.toContain('names');
    const byTheHour = {
      ...choices,
      assistants: choices.assistants.map((each) => ({
        ...each,
        pay: { payType: 'hourly', currency: 'EUR', rateMinor: 1450 } as const,
      })),
    };
    expect(formFor(byTheHour, priced.id)).not.toContain('names');
  });
});
