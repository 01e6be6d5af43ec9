import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FormState } from '@/lib/platform/actions/form-state';
import { newId } from '@/lib/platform/ids';
import { type Fields, refusalOf, submit } from '@/tests/support/forms';
import { givenDatabase } from '@/tests/support/postgres';
import { exportedActions, isAction } from './actions';
import { allRows } from './all-rows';
import { fingerprint } from './fingerprint';
import { asActor, givenWorld, type World } from './world';

/** What people type beside a button: put right before it is sent again, it is told apart. */
const WORDS = ['reason', 'note', 'overall', 'called', 'signedName'] as const;
const PUT_RIGHT = 'It is meant otherwise.';

/** What can't be answered as the first time, and is refused so. */
const REFUSED: Readonly<Record<string, string>> = {
  // a secret is told once, and kept by nobody
  'api.makeToken': 'made_already',
  'api.makeWebhook': 'made_already',
  'api.rotateSecret': 'changed_meanwhile',
  // a code or a passkey shows who somebody is once, here and now
  'people.confirmAuthenticator': 'wrong_code',
  'people.proveByCode': 'wrong_code',
  'people.proveByPasskey': 'too_late',
  // they name the open page that they come from, as no form of these tests does, and it goes on from its own save
  'agreements.autosave': 'changed_meanwhile',
  'evaluations.saveAssessment': 'changed_meanwhile',
};

/** What leaves the same behind, however often it is done. */
const DONE_ANEW: ReadonlySet<string> = new Set([
  // somebody's own settings, draft and place in a conversation: the same values in the same row
  ...['notifications.setTimes', 'people.setYourHours', 'people.introduceYourself', 'people.updateYourself'],
  ...['threads.saveDraft', 'threads.markRead'],
  // a secret that is asked for anew takes the place of the one before
  ...['calendar.makeLink', 'people.makeRecoveryCodes', 'people.beginAuthenticator'],
  ...['people.beginPasskey', 'people.beginProof'],
]);

/** What is refused to everybody where no keys for devices are set. */
const NEEDS_MORE: ReadonlySet<string> = new Set(['notifications.addDevice', 'notifications.removeDevice']);

/** Which version a question made is asked for by what waits on a device behind it, and by nothing that comes again. */
const ANSWERS_LESS = 'briefs.ask';

const answerOf = (answer: FormState) => (answer.status === 'done' ? { data: answer.data } : answer);

const rows = await allRows();
const cases = (await exportedActions()).flatMap(({ value }) => {
  const row = isAction(value) ? rows[value.actionName] : undefined;
  return isAction(value) && row && !NEEDS_MORE.has(value.actionName)
    ? [{ name: value.actionName, action: value, row }]
    : [];
});

describe('a form that is posted again, since its answer was lost', () => {
  const database = givenDatabase();
  let owner: pg.Client;
  let world: World;
  beforeAll(async () => {
    owner = new pg.Client({ connectionString: database().ownerUrl });
    await owner.connect();
    world = await givenWorld();
  });
  afterAll(async () => {
    await owner.end();
  });

  it.each(cases)(
    'is answered as the first time, and nothing is written: $name',
    async ({ name, action, row }) => {
      const kind = row.allows[0] ?? 'owner';
      const form: Fields = { ...(await row.arrange(world)), once: newId() };
      const posts = (fields: Fields) => asActor(world, kind, () => submit(action, fields));
      const first = await posts(form);
      expect(first.status).toBe('done');
      const written = await fingerprint(owner);

      const again = await posts(form);

      expect(again).toMatchObject(name in REFUSED ? { code: REFUSED[name] } : { status: 'done' });
      if (action.hasKey && name !== ANSWERS_LESS) expect(again).toMatchObject(answerOf(first));
      if (DONE_ANEW.has(name)) return;
      expect(await fingerprint(owner)).toEqual(written);
      const word = WORDS.find((each) => each in form);
      if (!action.hasKey || !word) return;
      const other = refusalOf(await posts({ ...form, [word]: PUT_RIGHT }));
      expect(other).toMatchObject({ code: 'sent_before', values: { [word]: [PUT_RIGHT] } });
      expect(other.message).toMatch(/Nothing was changed now, and what you typed is still here/);
      expect(await fingerprint(owner)).toEqual(written);
    },
  );
});
