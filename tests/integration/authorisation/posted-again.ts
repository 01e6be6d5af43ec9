import type pg from 'pg';
import { expect } from 'vitest';
import type { FormState } from '@/lib/platform/actions/form-state';
import { type Fields, refusalOf } from '@/tests/support/browser/forms';
import type { Action } from './actions';
import { fingerprint } from './fingerprint';

/** What people type beside a button: corrected before it is sent again, it is told apart. */
const WORDS = ['reason', 'note', 'overall', 'called', 'signedName'] as const;
const PUT_RIGHT = 'It is meant otherwise.';

/** What can't be answered as the first time, and is therefore refused. */
const REFUSED: Readonly<Record<string, string>> = {
  // a secret is shown once, and kept by nobody
  'api.makeToken': 'made_already',
  'api.makeWebhook': 'made_already',
  'api.rotateSecret': 'changed_meanwhile',
  // they name the open page that they come from, which no form of these tests does, and continue from its own save
  'agreements.autosave': 'changed_meanwhile',
  'evaluations.saveAssessment': 'changed_meanwhile',
};

/** What leaves the same result, however often it is done. */
const DONE_ANEW: ReadonlySet<string> = new Set([
  // somebody's own settings, draft and place in a conversation: the same values in the same row
  'notifications.setTimes',
  'people.setYourHours',
  'people.introduceYourself',
  'people.updateYourself',
  'threads.saveDraft',
  'threads.markRead',
  // a secret that is asked for again replaces the one before
  'calendar.makeLink',
  'people.makeRecoveryCodes',
  'people.beginAuthenticator',
  'people.beginPasskey',
  'people.beginProof',
]);

/** The version that a question makes is needed by what waits on a device behind it, and by nothing that comes again. */
const ANSWERS_LESS = 'briefs.ask';

const answerOf = (answer: FormState) => (answer.status === 'done' ? { data: answer.data } : answer);

/** A form that was done, whose answer was lost. */
export type Posted = {
  readonly form: Fields;
  readonly first: FormState;
  /** posts a form as the person who posted that one */
  readonly posts: (form: Fields) => Promise<FormState>;
};

/**
 * Posts it again. Fails unless it is answered as the first time and nothing is written, and unless the same with other
 * words in it is refused with those words still there.
 */
export async function expectAsTheFirstTime(
  owner: pg.Client,
  { actionName: name, hasKey }: Action,
  { form, first, posts }: Posted,
): Promise<void> {
  const written = await fingerprint(owner);

  const again = await posts(form);

  expect(again).toMatchObject(name in REFUSED ? { code: REFUSED[name] } : { status: 'done' });
  if (hasKey && name !== ANSWERS_LESS) expect(again).toMatchObject(answerOf(first));
  if (DONE_ANEW.has(name)) return;
  expect(await fingerprint(owner)).toEqual(written);
  const word = WORDS.find((each) => each in form);
  if (!hasKey || !word) return;
  const other = refusalOf(await posts({ ...form, [word]: PUT_RIGHT }));
  expect(other).toMatchObject({ code: 'sent_before', values: { [word]: [PUT_RIGHT] } });
  expect(other.message).toMatch(/Nothing was changed now, and what you typed is still here/);
  expect(await fingerprint(owner)).toEqual(written);
}
