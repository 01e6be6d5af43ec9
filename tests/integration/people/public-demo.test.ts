import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import LandingPage from '@/app/(site)/page';
import { GET as signIn } from '@/app/demo/sign-in/route';
import {
  addPasskey,
  beginAuthenticator,
  beginPasskey,
  confirmAuthenticator,
  makeRecoveryCodes,
} from '@/lib/people/factors/setting-up.actions';
import { env } from '@/lib/platform/env/env';
import { takeFrom } from '@/lib/platform/http/rate-limit';
import { postOut } from '@/lib/platform/outgoing/posting';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenQuestion } from '@/tests/support/factors';
import { SoftPasskey } from '@/tests/support/passkeys';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { listen } from '@/tests/support/servers/listening';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenBrowser, whoIs } from '@/tests/support/signing-in';

const SIGN_INS = 300;
const PUBLIC = { HANDOVER_DEMO: '1', NEXTAUTH_URL: 'https://sample.example' };
const HERE_ALONE = { NEXTAUTH_URL: 'http://localhost:3000' };

describe('a demo that others reach', () => {
  givenDatabaseWithPeople();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });
  beforeEach(() => {
    Object.assign(env(), PUBLIC);
  });
  afterEach(() => {
    Object.assign(env(), { ...HERE_ALONE, HANDOVER_DEMO: undefined, WEBHOOKS_TO_LOOPBACK: undefined });
  });

  it('lets anybody in as one of its people, each in a session of their own', async () => {
    const [one, other] = [givenBrowser(), givenBrowser()];

    const led = await one.open(signIn, '/demo/sign-in?as=owner');
    await other.open(signIn, '/demo/sign-in?as=assistant&to=/inbox/done');

    expect(led.leadsTo).toBe('/start');
    expect([await whoIs(one), await whoIs(other)]).toMatchObject([
      { userId: people.ruth.userId },
      { userId: people.maria.userId },
    ]);
  });

  it('says on its first page that others explore it too', async () => {
    const { HANDOVER_MAILBOX_URL } = env();
    const shared = renderToStaticMarkup(await givenBrowser().within(() => LandingPage()));
    Object.assign(env(), HERE_ALONE);
    const alone = renderToStaticMarkup(await givenBrowser().within(() => LandingPage()));

    expect(HANDOVER_MAILBOX_URL).toBeUndefined();
    expect(shared).toContain('Others look around at the same time');
    expect(alone).not.toContain('Others look around');
  });

  it('accepts no second step, which would shut all others out, unless it is one person’s alone', async () => {
    const { ruth } = people;
    const [code, passkey] = [{ code: '123456' }, new SoftPasskey()];
    Object.assign(env(), HERE_ALONE);
    const { ceremony, challenge } = await givenQuestion(ruth);
    const made = { ceremony, answer: passkey.made(challenge), name: 'A laptop' };
    const added = () => asPerson(ruth, () => submit(addPasskey, made));

    Object.assign(env(), PUBLIC);
    const answers = [
      await asPerson(ruth, () => submit(beginAuthenticator)),
      await asPerson(ruth, () => submit(confirmAuthenticator, code)),
      await asPerson(ruth, () => submit(makeRecoveryCodes)),
      await asPerson(ruth, () => submit(beginPasskey)),
      await added(),
    ];
    const refused = answers.map((answer) => (answer.status === 'refused' ? answer.code : answer.status));
    Object.assign(env(), HERE_ALONE);

    expect(refused).toEqual(Array.from(answers, () => 'shared_account'));
    doneOf(await added());
  });

  it('posts nothing to anybody', async () => {
    let calls = 0;
    const receiver = await listen((_, response) => {
      calls += 1;
      response.end();
    });
    Object.assign(env(), { WEBHOOKS_TO_LOOPBACK: '1' });

    await expect(postOut(receiver.url, '{}', {})).rejects.toThrow('Nothing leaves this demo.');
    Object.assign(env(), HERE_ALONE);
    await postOut(receiver.url, '{}', {});

    expect(calls).toBe(1);
    await receiver.close();
  });

  it('opens no more sessions than a sample needs', async () => {
    await Promise.allSettled(Array.from({ length: SIGN_INS }, () => takeFrom('signInFromAnywhere', 'demo')));

    expect((await givenBrowser().open(signIn, '/demo/sign-in?as=owner')).status).toBe(429);
  });
});
