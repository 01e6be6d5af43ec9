import { describe, expect, it } from 'vitest';
import { eraseAccount } from '@/lib/deletion/erasing-account.jobs';
import { updateYourself } from '@/lib/people/yourself.actions';
import { answerDeviceZone } from '@/lib/people/zones/device-zone.actions';
import { openSession } from '@/lib/platform/auth/sessions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { ACCOUNT_ERASED } from '@/lib/platform/tenancy/erased';
import { saveDraft } from '@/lib/threads/composing/drafting.actions';
import { markThreadRead, postMessage } from '@/lib/threads/composing/posting.actions';
import { writeMessage } from '@/lib/threads/writing';
import type { Pair } from '@/tests/support/agreements';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { DUE, givenDeletions } from '@/tests/support/deletions';
import { FIRST_TRY } from '@/tests/support/first-try';
import { asPerson, givenManager, givenPerson, type Person, REQUEST } from '@/tests/support/people';
import { aboutEngagement, says } from '@/tests/support/threads';
import { announceForMessage } from '@/tests/support/uploads';
import { givenHolder } from '@/tests/support/waiting';

describe('what somebody writes at the very moment in which their account is erased', () => {
  const { database, people, ask, pastRules, givenWorkedTogether, deletesAccount } = givenDeletions();
  const { holder, somebodyWaits } = givenHolder(database);

  const about = ({ workspace, engagementId }: Pair) => aboutEngagement(workspace.id, engagementId);
  const rowsOf = (whose: string, { userId }: Person) => ask(`SELECT 1 FROM ${whose} = $1`, [userId]);

  const assistantOf = async ({ assistant }: Pair) => assistant;

  async function givenAsked(find: (pair: Pair) => Promise<Person>) {
    const { pair } = await givenWorkedTogether();
    const person = await find(pair);
    const { userId } = person;
    const id = newId();
    doneOf(await deletesAccount(person, id));
    return { pair, person, erase: () => atTime(DUE, () => eraseAccount.perform({ userId, id }, FIRST_TRY)) };
  }

  /** Has an account erased while somebody writes: both wait for its row, and erasing was first. */
  async function whileErased<T>(write: (pair: Pair) => Promise<T>, find = assistantOf) {
    const { pair, person, erase } = await givenAsked(find);
    const { userId } = person;
    await holder().query('BEGIN');
    await holder().query('SELECT 1 FROM users WHERE id = $1 FOR UPDATE', [userId]);

    const erased = erase();
    await somebodyWaits();
    const writing = write(pair);
    writing.catch(() => undefined);
    await somebodyWaits(2);
    await holder().query('COMMIT');

    await erased;
    expect(await ask('SELECT deleted_at FROM users WHERE id = $1', [userId])).toEqual([{ deleted_at: DUE }]);
    return { person, writing };
  }

  type Case = {
    readonly name: string;
    /** where it would stay */
    readonly whose: string;
    readonly write: (pair: Pair) => Promise<Parameters<typeof refusalOf>[0]>;
  };
  const POSTED: readonly Case[] = [
    {
      name: 'a message',
      whose: "messages WHERE body <> '' AND author_id",
      write: (pair) => submit(postMessage, { ...about(pair), body: 'Well.', clientKey: newId() }),
    },
    {
      name: 'what is begun to be said',
      whose: 'thread_drafts WHERE user_id',
      write: (pair) => submit(saveDraft, { ...about(pair), body: 'We', quotedId: '', clientKey: newId() }),
    },
    {
      name: 'how far they have read',
      whose: 'thread_reads WHERE user_id',
      write: (pair) => submit(markThreadRead, { ...about(pair), readUpTo: DUE.toISOString() }),
    },
    {
      name: 'which clock they read by',
      whose: 'zone_answers WHERE user_id',
      write: () => submit(answerDeviceZone, { deviceZone: 'Asia/Tokyo', answer: 'keep' }),
    },
    {
      name: 'another name',
      whose: "users WHERE name = 'Nia Pires' AND id",
      write: () => submit(updateYourself, { name: 'Nia Pires', timeZone: 'Europe/Lisbon' }),
    },
  ];

  it.each(POSTED)('isn’t kept, and they are told so: $name', async ({ whose, write }) => {
    const { person, writing } = await whileErased((of) => asPerson(of.assistant, () => write(of)));

    expect(refusalOf(await writing)).toMatchObject(ACCOUNT_ERASED);
    expect(await rowsOf(whose, person)).toEqual([]);
  });

  it('isn’t begun: sending a file', async () => {
    const { person, writing } = await whileErased((of) =>
      asPerson(of.assistant, () => announceForMessage(about(of), { size: 5 })),
    );

    const { answer } = await writing;
    expect([answer.status, await answer.text()]).toEqual([401, ACCOUNT_ERASED.message]);
    expect(await rowsOf('uploads WHERE uploaded_by_id', person)).toEqual([]);
  });

  it('lets nobody sign in', async () => {
    const { person, writing } = await whileErased((of) => openSession(of.assistant.userId, REQUEST));

    await expect(writing).rejects.toThrow();
    expect(await rowsOf('sessions WHERE user_id', person)).toEqual([]);
  });

  it('blocks nobody else: what they say is stored, and only the person who is gone isn’t notified', async () => {
    const { person, writing } = await whileErased(
      (of) => says(of.assistant, about(of), 'Thank you.'),
      async ({ workspace }) => {
        const obi = { name: 'Ben Obi', email: `${newId()}@inbox.example`, zone: 'Africa/Lagos' };
        const owner = await givenPerson(obi);
        await givenManager(workspace, owner);
        await pastRules(`UPDATE memberships SET role = 'owner' WHERE user_id = $1`, owner.userId);
        return owner;
      },
    );

    const told = await ask<{ recipient_id: string }>(
      'SELECT recipient_id FROM notifications WHERE event_key = $1',
      [await writing],
    );
    expect(told.map((each) => each.recipient_id)).toEqual([people().ruth.userId]);
    expect(await rowsOf('mails WHERE recipient_user_id', person)).toEqual([]);
  });

  it('goes with the account if it was being written just before', async () => {
    const { pair, person, erase } = await givenAsked(assistantOf);
    const { userId } = person;
    const worked = Promise.withResolvers<void>();
    const goes = Promise.withResolvers<void>();

    const written = withActor({ kind: 'user', userId }, async (tx) => {
      const message = { authorId: userId, body: 'Well.', clientKey: newId(), at: DUE };
      await writeMessage(tx, about(pair), message);
      worked.resolve();
      await goes.promise;
    });
    await worked.promise;
    const erased = erase();
    await somebodyWaits();
    goes.resolve();

    await written;
    await erased;
    expect(await rowsOf("messages WHERE body <> '' AND author_id", person)).toEqual([]);
    expect(await rowsOf('messages WHERE author_id', person)).toHaveLength(2);
  });

  it('is covered for every table that erasing an account clears', async () => {
    const cleared = await ask<{ whose: string }>(
      `SELECT found[1] || '.' || found[2] AS whose
       FROM regexp_matches(pg_get_functiondef('app.erase_account(uuid, uuid, timestamptz)'::regprocedure),
         'DELETE FROM (\\w+) WHERE (\\w+) = p_user', 'g') AS found
       UNION SELECT format('%s.%s', f.conrelid::regclass, a.attname) FROM pg_constraint f
       JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = ANY (f.conkey)
       WHERE f.contype = 'f' AND f.confrelid = 'users'::regclass AND f.confdeltype = 'c'`,
    );
    const asked = await ask<{ whose: string }>(
      `SELECT format('%s.%s', tgrelid::regclass, split_part(encode(tgargs, 'escape'), '\\000', 1)) AS whose FROM pg_trigger
       WHERE tgfoid = 'app.nothing_after_their_erasing()'::regprocedure AND tgenabled = 'O'`,
    );

    const names = (rows: readonly { readonly whose: string }[]) => rows.map(({ whose }) => whose).toSorted();
    // of what they said the words go, and the row stays
    expect(names([...cleared, { whose: 'messages.author_id' }])).toEqual(names(asked));
  });
});
