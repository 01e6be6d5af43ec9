import { expect, it } from 'vitest';
import { createWorkspace } from '@/lib/people/business/workspaces.actions';
import { listPlaces } from '@/lib/people/queries';
import { newId } from '@/lib/platform/ids';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { asPerson, givenPerson } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/servers/postgres';

givenDatabase();

const someone = (email: string) => givenPerson({ name: 'Ruth Adeyemi', email, zone: 'America/Chicago' });
const form = () => ({ id: newId(), name: 'Adeyemi Ceramics', timeZone: 'America/Chicago', currency: 'USD' });

it('the person who makes a workspace owns it', async () => {
  const ruth = await someone('ruth@adeyemi-ceramics.example');

  const { slug } = doneOf(await asPerson(ruth, () => submit(createWorkspace, form())));

  expect(await listPlaces(ruth.userId)).toEqual([{ slug, name: 'Adeyemi Ceramics', role: 'owner' }]);
});

it('a form that is sent twice makes one workspace', async () => {
  const ruth = await someone('twice@adeyemi-ceramics.example');
  const sent = form();
  const post = (other = {}) => asPerson(ruth, () => submit(createWorkspace, { ...sent, ...other }));

  const answers = await Promise.all([post(), post(), post()]);

  expect(new Set(answers.map((answer) => doneOf(answer).slug)).size).toBe(1);
  for (const other of [{ name: 'Adeyemi Kilns' }, { currency: 'EUR' }])
    expect(refusalOf(await post(other)).code).toBe('sent_before');
  expect(await listPlaces(ruth.userId)).toHaveLength(1);
});

it('the id of somebody else’s workspace opens nothing', async () => {
  const [ruth, mallory] = [await someone('own@adeyemi.example'), await someone('mallory@adeyemi.example')];
  const { id } = doneOf(await asPerson(ruth, () => submit(createWorkspace, form())));

  const answer = await asPerson(mallory, () => submit(createWorkspace, { ...form(), id, name: 'Mine' }));

  expect(refusalOf(answer).code).toBe('not_found');
  expect(await listPlaces(mallory.userId)).toEqual([]);
  expect((await listPlaces(ruth.userId))[0]?.name).toBe('Adeyemi Ceramics');
});

it.each([
  [{ name: ' \u200e\u0000 ' }, 'name'],
  [{ name: 'x'.repeat(121) }, 'name'],
  [{ timeZone: 'Chicago' }, 'timeZone'],
  [{ timeZone: '' }, 'timeZone'],
  [{ currency: 'XXX' }, 'currency'],
  [{ currency: 'usd' }, 'currency'],
  [{ currency: '' }, 'currency'],
])('%j is reported at its field', async (wrong, field) => {
  const ruth = await someone('wrong@adeyemi-ceramics.example');

  const answer = await asPerson(ruth, () => submit(createWorkspace, { ...form(), ...wrong }));

  expect(Object.keys(refusalOf(answer).fieldErrors)).toEqual([field]);
});
