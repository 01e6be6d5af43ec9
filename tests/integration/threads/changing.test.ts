import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { deleteMessage, editMessage } from '@/lib/threads/changing.actions';
import type { SubjectRef } from '@/lib/threads/subjects';
import { NEWEST } from '@/lib/threads/thread/looking.rules';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenRawSql, type Step } from '@/tests/support/servers/raw-sql';
import { aboutEngagement, messageOf, readThread, says } from '@/tests/support/threads';

const { objectionTo } = givenRawSql(givenDatabaseWithPeople());
let people: People;
let about: SubjectRef;
beforeAll(async () => {
  people = await givenPeople();
  about = aboutEngagement(people.workspace.id, people.engagements.maria);
});

const seen = async (id: string) => ({
  workspaceId: people.workspace.id,
  id,
  version: (await messageOf(people.ruth, about, id)).version,
});

const edits = async (person: Person, id: string, body: string) => {
  const form = { ...(await seen(id)), body };
  return asPerson(person, () => submit(editMessage, form));
};

const earlierTexts = async (person: Person, id: string) =>
  (await readThread(person, about, { ...NEWEST, place: { kind: 'around', id }, open: id })).revisions;

describe('an edited message', () => {
  it('says so, and both can still read what it said before', async () => {
    const id = await says(people.ruth, about, 'The kiln opens on Monday.');

    doneOf(await edits(people.ruth, id, 'The kiln opens on Tuesday.'));
    doneOf(await edits(people.ruth, id, 'The kiln opens on Wednesday.'));

    const message = await messageOf(people.maria, about, id);
    expect(message).toMatchObject({ body: 'The kiln opens on Wednesday.', editedAt: expect.any(Date) });
    expect((await earlierTexts(people.maria, id)).map(({ body }) => body)).toEqual([
      'The kiln opens on Tuesday.',
      'The kiln opens on Monday.',
    ]);
  });

  it('with nothing changed stays as it was', async () => {
    const id = await says(people.ruth, about, 'As it is.');

    doneOf(await edits(people.ruth, id, 'As it is.'));

    expect((await messageOf(people.maria, about, id)).editedAt).toBeNull();
  });

  it('is refused to the second of two tabs', async () => {
    const id = await says(people.ruth, about, 'First.');
    const early = await seen(id);
    doneOf(await edits(people.ruth, id, 'Second.'));

    const answer = await asPerson(people.ruth, () => submit(editMessage, { ...early, body: 'Third.' }));

    expect(refusalOf(answer)).toMatchObject({ code: 'changed_meanwhile', values: { body: ['Third.'] } });
  });

  it.each(['maria', 'tomas'] as const)('can be edited by its author alone: not by %s', async (who) => {
    const id = await says(people.ruth, about, 'Mine.');

    expect(refusalOf(await edits(people[who], id, 'Theirs.')).code).toBe('not_yours');
  });
});

describe('a deleted message', () => {
  it('leaves who and when, and nothing of its words, files or earlier wording', async () => {
    const file = new File(['A list of all pieces.'], 'pieces.txt', { type: 'text/plain' });
    const id = await says(people.maria, about, 'My card is 4242.', { files: file });
    doneOf(await edits(people.maria, id, 'My card number is 4242, Ruth.'));
    const [kept] = (await messageOf(people.ruth, about, id)).files;

    doneOf(await asPerson(people.maria, () => submit(deleteMessage, { workspaceId: about.workspaceId, id })));

    expect(await messageOf(people.ruth, about, id)).toMatchObject({
      body: '',
      files: [],
      deletedBy: 'Maria Santos',
      deletedAt: expect.any(Date),
      isUnread: expect.any(Boolean),
    });
    expect(await earlierTexts(people.ruth, id)).toEqual([]);
    const files = await withActor({ kind: 'user', userId: people.maria.userId }, (tx) =>
      tx.file.count({ where: { id: kept?.id ?? '' } }),
    );
    expect(files).toBe(0);
  });

  it('disappears from where it was quoted', async () => {
    const first = await says(people.ruth, about, 'Shall we raise the price?');
    const answer = await says(people.maria, about, 'Yes.', { quotedId: first });
    expect((await messageOf(people.ruth, about, answer)).quoted?.body).toBe('Shall we raise the price?');

    doneOf(
      await asPerson(people.ruth, () => submit(deleteMessage, { workspaceId: about.workspaceId, id: first })),
    );

    expect((await messageOf(people.maria, about, answer)).quoted).toMatchObject({ id: first, body: null });
  });

  it('can’t be deleted by anybody else, and pressing twice is one deletion', async () => {
    const id = await says(people.ruth, about, 'Mine to take back.');
    const form = { workspaceId: about.workspaceId, id };

    expect(refusalOf(await asPerson(people.maria, () => submit(deleteMessage, form))).code).toBe('not_yours');
    doneOf(await asPerson(people.ruth, () => submit(deleteMessage, form)));
    doneOf(await asPerson(people.ruth, () => submit(deleteMessage, form)));
  });
});

describe('the database itself', () => {
  const asMaria = <T>(work: Parameters<typeof withActor<T>>[1]) =>
    withActor({ kind: 'user', userId: people.maria.userId }, work);

  it.each([
    [
      'another’s words are put in their mouth',
      'ruth',
      "body = 'I pay double.', edited_at = now(), version = 2",
      'only its author changes a message',
    ],
    ['words are changed without a trace', 'maria', "body = 'Something else.'", 'an edit says when'],
    [
      'a message is said to have been written earlier',
      'maria',
      "created_at = '2026-01-01'",
      'who said something, where and when, stays',
    ],
  ] as const)('refuses that %s', async (_, author, set, why) => {
    const id = await says(people[author], about, 'As it was said.');

    expect(await objectionTo(people.maria, [`UPDATE messages SET ${set} WHERE id = $1`, id])).toBe(why);
  });

  it('refuses deleting a message without leaving a mark', async () => {
    const id = await says(people.maria, about, 'Here to stay.');

    await expect(asMaria((tx) => tx.message.deleteMany({ where: { id } }))).rejects.toThrow(
      /permission denied/,
    );
  });

  it('refuses inventing or removing an earlier text', async () => {
    const id = await says(people.maria, about, 'One.');
    doneOf(await edits(people.maria, id, 'Two.'));
    const message = await asMaria((tx) => tx.message.findFirstOrThrow({ where: { id } }));
    const { workspaceId, engagementId, threadId } = message;
    const madeUp = { workspaceId, engagementId, threadId, messageId: id, number: 9, body: 'Never said.' };
    const when = { writtenAt: new Date(), replacedAt: new Date() };

    await expect(
      asMaria((tx) => tx.messageRevision.createMany({ data: { ...madeUp, ...when } })),
    ).rejects.toThrow('an earlier text is written by an edit');
    const taken: Step = ['DELETE FROM message_revisions WHERE message_id = $1', id];
    expect(await objectionTo(people.maria, taken)).toBe('it stays as long as its message');
  });

  it('refuses an answer to a message of another conversation', async () => {
    const elsewhere = aboutEngagement(people.workspace.id, people.engagements.dewi);
    const quotedId = await says(people.ruth, elsewhere, 'Said to Dewi.');
    const form = { ...about, body: 'To that.', clientKey: newId(), quotedId };
    const { postMessage } = await import('@/lib/threads/composing/posting.actions');

    expect(refusalOf(await asPerson(people.ruth, () => submit(postMessage, form))).code).toBe('not_found');
  });
});
