import { beginProof } from '@/lib/people/factors/proving.actions';
import { now } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { doneOf, submit } from '@/tests/support/browser/forms';
import {
  codeAt,
  forgetFactors,
  givenApp,
  givenAppBegun,
  givenPasskey,
  givenQuestion,
  givenRecoveryCodes,
} from '@/tests/support/factors';
import { SoftPasskey } from '@/tests/support/passkeys';
import { asPerson } from '@/tests/support/people';
import { EVERYBODY_SIGNED_IN, type Rows } from './row';
import type { ActorKind, World } from './world';

/** Things that belong to one person: all others get the same answer, whatever they know of them. */
function ownersAlone(code: string) {
  const others = EVERYBODY_SIGNED_IN.filter((kind) => kind !== 'owner');
  const answers: Partial<Record<ActorKind, string>> = Object.fromEntries(others.map((kind) => [kind, code]));
  return { allows: ['owner'] satisfies readonly ActorKind[], answers };
}

export const rows: Rows = {
  'people.beginAuthenticator': {
    async arrange({ ruth }) {
      await forgetFactors(ruth);
      return {};
    },
    allows: EVERYBODY_SIGNED_IN,
  },
  'people.confirmAuthenticator': {
    async arrange({ ruth }) {
      await forgetFactors(ruth);
      return { code: codeAt(await givenAppBegun(ruth), now()) };
    },
    ...ownersAlone('wrong_code'),
  },
  'people.removeAuthenticator': { arrange: () => ({}), allows: EVERYBODY_SIGNED_IN },
  'people.makeRecoveryCodes': { arrange: withPasskey(() => ({})), ...ownersAlone('no_factor') },
  'people.beginPasskey': { arrange: () => ({}), allows: EVERYBODY_SIGNED_IN },
  'people.addPasskey': {
    async arrange({ ruth }) {
      const { ceremony, challenge } = await givenQuestion(ruth);
      return { ceremony, answer: new SoftPasskey().made(challenge), name: 'Phone' };
    },
    ...ownersAlone('too_late'),
  },
  'people.removePasskey': {
    arrange: withPasskey(async ({ ruth: { userId } }) => {
      const { id } = await withActor({ kind: 'user', userId }, (tx) => tx.passkey.findFirstOrThrow());
      return { passkeyId: id };
    }),
    allows: ['owner'],
  },
  'people.proveByCode': {
    async arrange({ ruth }) {
      await forgetFactors(ruth);
      await givenApp(ruth);
      return { code: (await givenRecoveryCodes(ruth))[0] ?? '', to: '/inbox' };
    },
    ...ownersAlone('wrong_code'),
  },
  'people.beginProof': { arrange: withPasskey(() => ({})), ...ownersAlone('no_passkey') },
  'people.proveByPasskey': {
    arrange: withPasskey(async ({ ruth }, passkey) => {
      const { ceremony, options } = doneOf(await asPerson(ruth, () => submit(beginProof)));
      return { ceremony, answer: passkey.shown(options.challenge, { counter: 2 }), to: '/inbox' };
    }),
    ...ownersAlone('too_late'),
  },
};

type Arrange<Fields> = (world: World, passkey: SoftPasskey) => Fields | Promise<Fields>;

/** Ruth has one passkey and nothing else. */
function withPasskey<Fields>(arrange: Arrange<Fields>) {
  return async (world: World) => {
    await forgetFactors(world.ruth);
    return arrange(world, await givenPasskey(world.ruth));
  };
}
