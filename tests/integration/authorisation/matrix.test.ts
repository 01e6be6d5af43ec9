import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { type Fields, submit } from '@/tests/support/browser/forms';
import { givenConnection } from '@/tests/support/connections';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { type Action, exportedActions, isAction } from './actions';
import { allRows } from './all-rows';
import { fingerprint } from './fingerprint';
import { LEFT, SETTLES_ALL } from './left';
import { expectAsTheFirstTime, type Posted } from './posted-again';
import { type Row, STILL_THEIRS } from './row';
import { sinceNow, tracesSince } from './traces';
import {
  ACTORS,
  type ActorKind,
  asActor,
  givenWorld,
  onceMariasWorkIsOver,
  onceStaffIsTakenOff,
  type World,
} from './world';

/**
 * Signing in and out need nobody signed in, nor does a link to an address of one's own; what they refuse is tested in
 * tests/integration/auth and tests/e2e.
 */
const PUBLIC = [
  'people.beginSecondStep',
  'people.passSecondStep',
  'people.passSecondStepByPasskey',
  'people.requestInvitedLink',
  'people.requestSignInLink',
  'people.signOut',
  'people.spendAddressLink',
  'people.spendSignInLink',
  'people.undoAddressChange',
  'people.undoFactorChange',
];

/** What somebody does about themselves, or as an operator: it has nothing to do with a business. */
const OF_ONESELF = [
  'api.endToken',
  'deletion.deleteAccount',
  'deletion.keepAccount',
  'operating.letParkedGo',
  'operating.sendMailAgain',
  'operating.sendProof',
  'operating.tryParkedAgain',
  'pay.askAgain',
  'people.addPasskey',
  'people.beginProof',
  'people.confirmAuthenticator',
  'people.endSession',
  'people.makeRecoveryCodes',
  'people.proveByCode',
  'people.proveByPasskey',
  'people.removePasskey',
];

const exported = await exportedActions();
const actions = exported.flatMap(({ value }) => (isAction(value) ? [value] : []));
const rows = await allRows();

describe('the authorisation matrix', () => {
  const database = givenDatabaseWithPeople();
  const owner = givenConnection(database, 'owner');
  let world: World;
  beforeAll(async () => {
    world = await givenWorld();
  });

  it('has one row for each action that the code exports, and no other', () => {
    const names = actions.filter((action) => !action.isPublic).map(({ actionName }) => actionName);

    expect(Object.keys(rows).sort()).toEqual(names.sort());
  });

  it('says of none that isn’t there what it leaves', () => {
    expect(Object.keys(LEFT).filter((name) => !(name in rows))).toEqual([]);
  });

  it('names every action once', () => {
    const names = actions.map(({ actionName }) => actionName);

    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('leaves only signing in and out, and links to an address, to people who are not signed in', () => {
    const names = actions.filter((action) => action.isPublic).map(({ actionName }) => actionName);

    expect(names.sort()).toEqual(PUBLIC);
  });

  it.each(['UPDATE users SET name = name', 'DELETE FROM sessions'])(
    'would notice that something was written: %s',
    async (writing) => {
      const before = await fingerprint(owner());
      await owner().query('BEGIN');
      await owner().query(writing);
      const after = await fingerprint(owner());
      await owner().query('ROLLBACK');

      expect(after).not.toEqual(before);
      expect(await fingerprint(owner())).toEqual(before);
    },
  );

  /** What `row` needs, and the state of every table once it was there. */
  async function arranged(row: Row) {
    const input = await row.arrange(world);
    return { input, before: await fingerprint(owner()) };
  }

  describe.each(actions.flatMap((action) => cases(action)))('$action.actionName', ({ action, row }) => {
    // since nothing may be written, the same thing can be refused to one after the other
    let untouched: ReturnType<typeof arranged> | undefined;
    it.each(othersThan(row))('is refused to %s', async (kind) => {
      untouched ??= arranged(row);
      const { input } = await untouched;

      const answer = await asActor(world, kind, () => submit(action, input));

      expect(answer).toMatchObject({ status: 'refused', code: expectedAnswer(row, kind) });
    });

    // once for all of them: checking every table takes longer than all the refusals
    it('wrote nothing when it was refused', async () => {
      if (!untouched) throw new Error('there was nobody to whom it was refused');
      const { before } = await untouched;

      expect(await fingerprint(owner())).toEqual(before);
    });

    it.runIf(concernsAnAssistant(row) && row.former !== STILL_THEIRS)(
      'is refused to the assistant once their work is over',
      async () => {
        const { input } = await (untouched ?? arranged(row));

        await onceMariasWorkIsOver(owner(), world, async () => {
          const before = await fingerprint(owner());
          const answer = await asActor(world, 'assistant', () => submit(action, input));

          expect(answer).toMatchObject({ status: 'refused', code: row.former ?? 'not_found' });
          expect(await fingerprint(owner())).toEqual(before);
        });
      },
    );

    it.runIf(concernsStaff(row).length > 0 && !OF_ONESELF.includes(action.actionName))(
      'is refused to people who ran the business, once they are removed',
      async () => {
        const { input } = await (untouched ?? arranged(row));

        await onceStaffIsTakenOff(owner(), world, async () => {
          const before = await fingerprint(owner());
          for (const kind of concernsStaff(row)) {
            const answer = await asActor(world, kind, () => submit(action, input));
            expect([kind, answer]).toMatchObject([
              kind,
              { status: 'refused', code: expectedAnswer(row, 'foreignOwner') },
            ]);
          }
          expect(await fingerprint(owner())).toEqual(before);
        });
      },
    );

    // the first to succeed gets what was refused to the others, who have left it unchanged, and posts it as a page
    // does: with a key
    let posted: Posted | undefined;
    it.each(row.allows.slice(0, 1))('is done for %s', async (kind) => {
      const { input } = await (untouched ?? arranged(row));
      const form: Fields = { ...input, once: newId() };
      const posts = (fields: Fields) => asActor(world, kind, () => submit(action, fields));

      const since = await sinceNow(owner());
      const first = await posts(form);

      expect(first).toMatchObject({ status: 'done' });
      posted = { form, first, posts };
      const left = await tracesSince(owner(), since);
      if (!SETTLES_ALL.includes(action.actionName)) expect(left).toEqual(LEFT[action.actionName] ?? []);
    });

    // its answer was lost
    it.each(row.allows.slice(0, 1))('posted again by %s, is answered as the first time', async () => {
      if (!posted) throw new Error('it was not done the first time');

      await expectAsTheFirstTime(owner(), action, posted);
    });

    it.each(row.allows.slice(1))('is done for %s', async (kind) => {
      const input = await row.arrange(world);

      const answer = await asActor(world, kind, () => submit(action, input));

      expect(answer).toMatchObject({ status: 'done' });
    });

    it.runIf(row.former === STILL_THEIRS)('is done for the assistant once their work is over', async () => {
      const input = await row.arrange(world);

      const answer = await onceMariasWorkIsOver(owner(), world, () =>
        asActor(world, 'assistant', () => submit(action, input)),
      );

      expect(answer).toMatchObject({ status: 'done' });
    });
  });
});

function cases(action: Action): readonly { action: Action; row: Row }[] {
  const row = rows[action.actionName];
  return row ? [{ action, row }] : [];
}

function othersThan(row: Row): readonly ActorKind[] {
  return ACTORS.filter((kind) => !row.allows.includes(kind));
}

/** What is the same for people who assist elsewhere has nothing to do with their work here. */
function concernsAnAssistant(row: Row): boolean {
  return standing(row, 'assistant') !== standing(row, 'foreignAssistant');
}

/** @returns the business's people who relate to it differently from the people of another. */
function concernsStaff(row: Row): readonly ActorKind[] {
  const staff: readonly ActorKind[] = ['owner', 'manager'];
  return staff.filter((kind) => standing(row, kind) !== standing(row, 'foreignOwner'));
}

function standing({ allows, answers }: Row, kind: ActorKind): string | undefined {
  return allows.includes(kind) ? 'done' : answers?.[kind];
}

function expectedAnswer({ answers }: Row, kind: ActorKind): string {
  if (kind === 'nobody') return 'signed_out';
  return answers?.[kind] ?? 'not_found';
}
