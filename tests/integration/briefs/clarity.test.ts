import { beforeAll, describe, expect, it } from 'vitest';
import { saveBrief } from '@/lib/briefs/editor/editing.actions';
import { getDraft } from '@/lib/briefs/editor/editor.queries';
import { listDraftsToChoose } from '@/lib/briefs/handing-over/drafts.queries';
import { getBusiness } from '@/lib/people/business/business.queries';
import { setWorkspaceHours, setYourHours } from '@/lib/people/hours/hours.actions';
import { getHoursSettings } from '@/lib/people/hours/hours.queries';
import { IDLE } from '@/lib/platform/actions/form-state';
import { type BriefPlace, briefForm, givenRuthAndMaria, readBrief } from '@/tests/support/briefs';
import { doneOf, formOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { givenDay } from '@/tests/support/on-day';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

givenDay('2026-11-30');
givenDatabaseWithPeople();
let people: People;
let place: BriefPlace;
beforeAll(async () => {
  people = await givenPeople();
  place = await givenRuthAndMaria(people);
});

const send = (form: object) => asPerson(place.owner, () => submit(saveBrief, { ...form, intent: 'send' }));
const vague = () => briefForm(place, { instructions: 'Please do it soon, as usual.', intent: 'send' });

describe('handing over a brief that could be clearer', () => {
  it('is advised once, keeps what was typed and hands nothing over yet', async () => {
    const form = vague();

    const refusal = refusalOf(await send(form));

    expect(refusal).toMatchObject({ code: 'could_be_clearer', message: '2 things could be clearer.' });
    expect(refusal.values.instructions).toEqual([form.instructions]);
    await expect(readBrief(place.owner, form)).rejects.toThrow("can't read that brief");
  });

  it('goes through once that was shown, and advises only on what is new after a change', async () => {
    const form = vague();
    const advised = 'vague_word:soon\nvague_word:as usual';

    const changed = refusalOf(await send({ ...form, instructions: 'Soon, as usual, etc.', advised }));
    doneOf(await send({ ...form, advised }));

    expect(changed.message).toBe('One thing could be clearer.');
    expect((await readBrief(place.assistant, form)).state).toBe('sent');
  });

  it('remembers with the draft what was settled as clear enough', async () => {
    const form = { ...vague(), clearEnough: 'vague_word:soon\r\nvague_word:as usual' };

    doneOf(await asPerson(place.owner, () => submit(saveBrief, { ...form, intent: 'save' })));
    const draft = await getDraft(place.owner.userId, { workspaceId: form.workspaceId, id: form.id });
    doneOf(await send({ ...form, version: 1 }));

    expect(draft?.clearEnough).toEqual(['vague_word:soon', 'vague_word:as usual']);
  });

  it('and isn’t counted among what could be clearer where several drafts are handed over', async () => {
    const form = { ...vague(), intent: 'save', clearEnough: 'vague_word:soon' };
    doneOf(await asPerson(place.owner, () => submit(saveBrief, form)));

    const drafts = await listDraftsToChoose(place.owner.userId, place.workspace.id);

    expect(drafts.find(({ id }) => id === form.id)?.advice).toBe(1);
  });

  it('saves a draft without comment', async () => {
    const form = { ...vague(), intent: 'save' };

    doneOf(await asPerson(place.owner, () => submit(saveBrief, form)));

    expect(await readBrief(place.owner, form)).toMatchObject({
      state: 'draft',
      instructions: form.instructions,
    });
  });
});

describe('a deadline', () => {
  const hours = {
    days: ['1', '2', '3', '4', '5'],
    from: '09:00',
    until: '18:00',
    holidayCountry: 'PH',
    holidayRegion: '',
  };

  it('that the clock shows twice has to be chosen, in the form', async () => {
    const form = briefForm(place, { deadlineDate: '2027-11-07', deadlineTime: '01:30' });

    const refusal = refusalOf(await send(form));
    doneOf(await send({ ...form, deadlineFold: 'earlier' }));

    expect(Object.keys(refusal.fieldErrors)).toEqual(['deadlineFold']);
    expect((await readBrief(place.owner, form)).deadlineAt).toEqual(new Date('2027-11-07T06:30:00Z'));
  });

  it('in the assistant’s night or on their holiday is advised against, once they have said when they work', async () => {
    const night = briefForm(place, { deadlineDate: '2027-03-04', deadlineTime: '17:00' });
    const holiday = briefForm(place, {
      deadlineDate: '2027-06-12',
      deadlineTime: '10:00',
      deadlineZone: 'Asia/Manila',
    });

    doneOf(await send({ ...night, id: briefForm(place).id }));
    doneOf(await asPerson(place.assistant, () => submit(setYourHours, hours)));
    const drafted = briefForm(place, { deadlineDate: '2027-03-04', deadlineTime: '17:00' });
    doneOf(await asPerson(place.owner, () => submit(saveBrief, drafted)));
    const drafts = await listDraftsToChoose(place.owner.userId, place.workspace.id);
    const answers = [await send(night), await send(holiday)].map(refusalOf);
    doneOf(await send({ ...night, advised: 'deadline_outside_hours:deadlineTime' }));
    doneOf(await asPerson(place.assistant, () => submit(setYourHours, {})));

    expect(answers.map(({ code }) => code)).toEqual(['could_be_clearer', 'could_be_clearer']);
    expect(drafts.find(({ id }) => id === drafted.id)?.advice).toBe(1);
  });
});

describe('working hours', () => {
  it('are kept as entered, including a night and a region, and can be removed', async () => {
    const { ruth } = people;
    const said = {
      days: ['5', '1'],
      from: '21:00',
      until: '06:00',
      holidayCountry: 'US',
      holidayRegion: 'IL',
    };

    doneOf(await asPerson(ruth, () => submit(setYourHours, said)));
    const { yours, regionsOf } = await getHoursSettings(ruth.userId);
    doneOf(await asPerson(ruth, () => submit(setYourHours, {})));

    expect(yours).toEqual({ workDays: [1, 5], worksFrom: 1260, worksUntil: 360, holidayPlace: 'US-IL' });
    expect(regionsOf(yours).some(({ code }) => code === 'IL')).toBe(true);
    expect((await getHoursSettings(ruth.userId)).yours.workDays).toEqual([]);
  });

  it('come as a browser posts them: one name for every box that is ticked', async () => {
    const form = formOf({ from: '09:00', until: '17:00' });
    for (const day of ['1', '2']) form.append('days', day);

    doneOf(await asPerson(people.ruth, () => setYourHours(IDLE, form)));
    const { yours } = await getHoursSettings(people.ruth.userId);
    doneOf(await asPerson(people.ruth, () => submit(setYourHours)));

    expect(yours.workDays).toEqual([1, 2]);
  });

  it.each([
    ['days without times', { days: ['1'] }, ['from', 'until']],
    ['times without days', { from: '09:00', until: '17:00' }, ['days']],
    ['a window of no length', { days: ['1'], from: '09:00', until: '09:00' }, ['until']],
    ['a time that is none', { days: ['1'], from: '25:00', until: '09:00' }, ['from']],
    ['an eighth day', { days: ['8'], from: '09:00', until: '10:00' }, ['days[0]']],
    ['a country that is none', { holidayCountry: 'XX' }, ['holidayCountry']],
  ])('are refused for %s, at that field', async (_, form, fields) => {
    const refusal = refusalOf(await asPerson(people.ruth, () => submit(setYourHours, form)));

    expect(Object.keys(refusal.fieldErrors)).toEqual(fields);
  });

  it('lose their region when it isn’t in the country chosen now', async () => {
    const { version } = await getBusiness(people.ruth.userId, place.workspace.id);
    const form = { workspaceId: place.workspace.id, version, holidayCountry: 'DE', holidayRegion: 'IL' };

    doneOf(await asPerson(people.ruth, () => submit(setWorkspaceHours, form)));
    const late = await asPerson(people.ruth, () =>
      submit(setWorkspaceHours, { ...form, holidayCountry: 'FR' }),
    );
    expect(refusalOf(late).code).toBe('changed_meanwhile');

    const { workspaces } = await getHoursSettings(people.ruth.userId);
    expect(workspaces.find(({ id }) => id === place.workspace.id)?.holidayPlace).toBe('DE');
  });
});
