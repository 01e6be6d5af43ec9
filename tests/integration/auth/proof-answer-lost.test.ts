import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { beginProof, proveByCode, proveByPasskey } from '@/lib/people/factors/proving.actions';
import { getFactors } from '@/lib/people/factors/queries';
import { atTime } from '@/lib/platform/clock';
import { closeRateLimits } from '@/lib/platform/http/rate-limit';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/browser/forms';
import { codeAt, givenApp, givenPasskey, givenRecoveryCodes } from '@/tests/support/factors';
import { asPerson, givenSession, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

const AUTH = { kind: 'auth' } as const;
const minutesOn = (minutes: number) => new Date(Date.now() + minutes * 60_000);

/** Adr/0191. */
describe('a proof of who one is whose answer was lost', () => {
  givenDatabaseWithPeople();
  let here: Person;
  let there: Person;
  beforeEach(async () => {
    const nia = { name: 'Nia Lopes', email: `${newId()}@inbox.example`, zone: 'Europe/Lisbon' };
    [here, there] = [(await givenSession(nia)).person, (await givenSession(nia)).person];
  });
  afterAll(closeRateLimits);

  const proves = (person: Person, form: Fields, at = new Date()) =>
    atTime(at, () => asPerson(person, () => submit(proveByCode, form)));
  const sessionOf = ({ sessionId: id }: Person) =>
    withActor(AUTH, (tx) => tx.session.findUniqueOrThrow({ where: { id } }));

  it.each([
    ['a code', async (code: string) => code],
    ['a recovery code', async () => (await givenRecoveryCodes(here))[0] ?? ''],
  ])(
    'by %s can be sent again: nothing more is used up, and the proof is as old as it was',
    async (_, chosen) => {
      const code = await chosen(codeAt(await givenApp(here), new Date()));
      const press = { code, to: '/inbox', once: newId() };
      doneOf(await proves(here, press));
      const before = [await sessionOf(here), await getFactors(here)];

      const again = await proves(here, press, minutesOn(4));

      expect(doneOf(again)).toEqual({ to: '/inbox' });
      expect([await sessionOf(here), await getFactors(here)]).toEqual(before);
    },
  );

  it('by a passkey can be sent again', async () => {
    const passkey = await givenPasskey(here);
    const { ceremony, options } = await asPerson(here, async () => doneOf(await submit(beginProof)));
    const answer = passkey.shown(options.challenge, { counter: 2 });
    const press = { ceremony, answer, to: '/inbox', once: newId() };
    const shows = () => asPerson(here, () => submit(proveByPasskey, press));
    doneOf(await shows());
    const before = await sessionOf(here);

    doneOf(await shows());

    expect(await sessionOf(here)).toEqual(before);
  });

  it('sent twice at the same moment is one proof', async () => {
    const press = { code: codeAt(await givenApp(here), new Date()), to: '/inbox', once: newId() };

    const both = await Promise.all([proves(here, press), proves(here, press)]);

    expect(both.map(doneOf)).toEqual([{ to: '/inbox' }, { to: '/inbox' }]);
  });

  it('leaves another code good under the same form', async () => {
    const secret = await givenApp(here);
    const once = newId();
    doneOf(await proves(here, { code: codeAt(secret, new Date()), to: '/inbox', once }));
    const next = new Date(Date.now() + 30_000);

    doneOf(await proves(here, { code: codeAt(secret, next), to: '/inbox', once }, next));

    expect((await sessionOf(here)).authenticatedAt).toEqual(next);
  });

  it('proves nothing elsewhere: not in another session, by another press, without a key, or later', async () => {
    const code = codeAt(await givenApp(here), new Date());
    const press = { code, to: '/inbox', once: newId() };
    doneOf(await proves(here, press));
    const before = [await sessionOf(here), await sessionOf(there)];

    const answers = [
      await proves(there, press),
      await proves(here, { ...press, once: newId() }),
      await proves(here, { code, to: '/inbox' }),
      await proves(here, { ...press, code: '000000' }),
      await proves(here, { ...press, to: '/settings' }),
      await proves(here, press, minutesOn(5)),
    ];

    expect(answers.map((answer) => refusalOf(answer).code)).toEqual(answers.map(() => 'wrong_code'));
    expect([await sessionOf(here), await sessionOf(there)]).toEqual(before);
  });
});
