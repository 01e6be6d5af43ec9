import { beforeAll, describe, expect, it } from 'vitest';
import { setYourHours } from '@/lib/people/hours/hours.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { editMessage } from '@/lib/threads/changing.actions';
import { saveDraft } from '@/lib/threads/composing/drafting.actions';
import { markThreadRead, postMessage } from '@/lib/threads/composing/posting.actions';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/browser/forms';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenStorage } from '@/tests/support/servers/storage';
import { readThread } from '@/tests/support/threads';
import { announceForMessage, sendForMessage } from '@/tests/support/uploads';

/** A Thursday, 03:10 in Manila. */
const AT_MARIAS_NIGHT = new Date('2027-03-03T19:10:00Z');

describe('a conversation', () => {
  givenDatabaseWithPeople();
  givenStorage();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  const about = (engagementId = people.engagements.maria) =>
    ({ workspaceId: people.workspace.id, subject: 'engagement', subjectId: engagementId }) as const;

  const writes = (person: Person, body: string, clientKey = newId(), subject = about()) =>
    asPerson(person, () => submit(postMessage, { ...subject, body, clientKey }));

  const reads = async (person: Person, subject = about()) => (await readThread(person, subject)).messages;

  it('is seen by both sides, each with their own unread mark', async () => {
    doneOf(await writes(people.ruth, 'Welcome, Maria.'));

    const marias = (await reads(people.maria)).at(-1);
    const ruths = (await reads(people.ruth)).at(-1);

    expect(marias).toMatchObject({
      body: 'Welcome, Maria.',
      authorName: 'Ruth Adeyemi',
      isUnread: true,
      isMine: false,
    });
    expect(ruths).toMatchObject({ isUnread: false, isMine: true });
  });

  it('keeps one message when it is posted twice, also at the same moment', async () => {
    const key = newId();

    await Promise.all([1, 2, 3].map(async () => doneOf(await writes(people.maria, 'Once only.', key))));

    const bodies = (await reads(people.ruth)).map(({ body }) => body);
    expect(bodies.filter((body) => body === 'Once only.')).toHaveLength(1);
  });

  it('refuses another text under the key of an earlier message, and keeps it for whoever typed it', async () => {
    const key = newId();
    doneOf(await writes(people.maria, 'At nine.', key));
    doneOf(
      await asPerson(people.maria, () =>
        submit(saveDraft, { ...about(), body: 'At ten.', clientKey: newId() }),
      ),
    );

    const tries = [
      ['At ten.', {}],
      ['At nine.', { files: new File(['pieces'], 'pieces.txt') }],
    ] as const;
    for (const [body, more] of tries) {
      const form = { ...about(), body, clientKey: key, ...more };
      expect(refusalOf(await asPerson(people.maria, () => submit(postMessage, form)))).toMatchObject({
        code: 'sent_before',
        values: { body: [body] },
      });
    }

    expect((await readThread(people.maria, about())).draft?.body).toBe('At ten.');
    const atOnce = ['One.', 'Other.', 'Third.'];
    const shared = newId();
    const answers = await Promise.all(atOnce.map((body) => writes(people.maria, body, shared)));
    const codes = answers.map((answer) => (answer.status === 'refused' ? answer.code : answer.status)).sort();
    expect(codes).toEqual(['done', 'sent_before', 'sent_before']);
  });

  it('recognises a message that was edited since it was posted', async () => {
    const key = newId();
    const { messageId } = doneOf(await writes(people.ruth, 'On Monday.', key));
    const form = { workspaceId: people.workspace.id, id: messageId, version: 1, body: 'On Tuesday.' };
    doneOf(await asPerson(people.ruth, () => submit(editMessage, form)));

    expect(doneOf(await writes(people.ruth, 'On Monday.', key)).messageId).toBe(messageId);
  });

  it('is opened once when both write their first message at the same moment', async () => {
    const subject = about(people.engagements.dewi);

    await Promise.all([
      writes(people.ruth, 'Hello Dewi.', newId(), subject),
      writes(people.dewi, 'Hello Ruth.', newId(), subject),
    ]);

    expect((await reads(people.dewi, subject)).map(({ body }) => body).sort()).toEqual([
      'Hello Dewi.',
      'Hello Ruth.',
    ]);
  });

  it('counts as read up to where somebody has seen it, and a late report never undoes that', async () => {
    const early = new Date('2026-11-20T08:00:00Z');
    const later = new Date('2026-11-20T09:00:00Z');
    const seen = (until: Date) =>
      asPerson(people.tomas, () => submit(markThreadRead, { ...about(), readUpTo: until.toISOString() }));

    doneOf(await seen(later));
    doneOf(await seen(early));

    const { readUpTo } = await readThread(people.tomas, about());
    expect(readUpTo).toEqual(later);
  });

  it('can’t be read ahead of time: a mark in the future ends now', async () => {
    const now = new Date('2026-11-21T10:00:00Z');
    const form = { ...about(), readUpTo: '2030-01-01T00:00:00.000Z' };

    await atTime(now, async () => doneOf(await asPerson(people.tomas, () => submit(markThreadRead, form))));

    const { readUpTo } = await readThread(people.tomas, about());
    expect(readUpTo).toEqual(now);
  });

  it('shows nobody how far the other has read', async () => {
    const marks = await withActor({ kind: 'user', userId: people.ruth.userId }, (tx) =>
      tx.threadRead.findMany({ where: { userId: { not: people.ruth.userId } } }),
    );

    expect(marks).toEqual([]);
  });

  it.each(['dewi', 'stranger'] as const)("doesn't exist for %s, who has no part in it", async (who) => {
    const answer = await writes(people[who], 'Let me in.');

    expect(refusalOf(answer).code).toBe('not_found');
    expect(await reads(people[who])).toEqual([]);
  });

  it('puts what comes later after everything that was there, whatever the clock says', async () => {
    const early = new Date('2026-01-05T08:00:00Z');

    await atTime(early, async () => doneOf(await writes(people.maria, 'My clock is slow.')));

    const said = await reads(people.ruth);
    expect(said.at(-1)?.body).toBe('My clock is slow.');
    const times = said.map(({ at }) => at.getTime());
    expect(times.length).toBeGreaterThan(1);
    expect(times).toEqual([...new Set(times)].sort((one, other) => one - other));
  });

  it('leaves what came meanwhile unread for somebody who writes, beyond what their page had shown', async () => {
    const subject = about(people.engagements.dewi);
    doneOf(await writes(people.ruth, 'One.', newId(), subject));
    const shown = (await reads(people.dewi, subject)).at(-1);
    doneOf(await writes(people.ruth, 'Two.', newId(), subject));
    const form = { ...subject, body: 'To one.', clientKey: newId(), readUpTo: shown?.at };

    doneOf(await asPerson(people.dewi, () => submit(postMessage, form)));

    const unread = (await reads(people.dewi, subject)).filter(({ isUnread }) => isUnread);
    expect(unread.map(({ body }) => body)).toEqual(['Two.']);
  });

  it('requires words', async () => {
    const answer = await writes(people.maria, '   ');

    expect(refusalOf(answer).fieldErrors).toEqual({ body: 'Write something first.' });
  });

  describe('with a file that has arrived before', () => {
    const film = () => new File(['a film of which every byte counts'], 'film.mov');
    const arrives = (person: Person) => asPerson(person, () => sendForMessage(about(), film()));
    const sends = (person: Person, id: string, clientKey = newId(), more: Fields = {}) =>
      asPerson(person, () =>
        submit(postMessage, { ...about(), body: '', uploads: [id], clientKey, ...more }),
      );
    const draftsOf = async (person: Person) =>
      (await readThread(person, about())).uploads.map(({ id, isWhole }) => ({ id, isWhole }));

    it('waits as the draft does, for its writer alone, and goes with the message', async () => {
      const { id } = await arrives(people.maria);
      expect(await draftsOf(people.maria)).toEqual([{ id, isWhole: true }]);
      expect(await draftsOf(people.ruth)).toEqual([]);

      doneOf(await sends(people.maria, id));

      expect((await reads(people.ruth)).at(-1)).toMatchObject({
        body: 'film.mov',
        files: [{ name: 'film.mov' }],
      });
      expect(await draftsOf(people.maria)).toEqual([]);
    });

    it('is one message with one file, however often it is posted', async () => {
      const { id } = await arrives(people.maria);
      const key = newId();
      const before = (await reads(people.ruth)).length;

      const atOnce = await Promise.all([sends(people.maria, id, key), sends(people.maria, id, key)]);
      const answers = [...atOnce, await sends(people.maria, id, key)].map(doneOf);

      expect(new Set(answers.map(({ messageId }) => messageId)).size).toBe(1);
      const another = await sends(people.maria, (await arrives(people.maria)).id, key, { body: 'And this.' });
      expect(refusalOf(another).code).toBe('sent_before');
      const said = (await reads(people.ruth)).slice(before);
      expect(said.map(({ files }) => files.length)).toEqual([1]);
    });

    it("is refused if its file is still on its way, somebody else's, or gone, and the words stay", async () => {
      const begun = await asPerson(people.maria, () => announceForMessage(about(), { size: 9 }));
      const ruths = await arrives(people.ruth);

      const tries = [begun.ref.id, ruths.id, newId()].map((id) =>
        sends(people.maria, id, newId(), { body: 'With a film.' }),
      );

      for (const answer of await Promise.all(tries)) {
        const { code, values, fieldErrors } = refusalOf(answer);
        expect(code === 'still_arriving' || code === 'file_gone').toBe(true);
        expect([Object.keys(fieldErrors), values.body]).toEqual([['files'], ['With a film.']]);
      }
      expect(await draftsOf(people.ruth)).toEqual([{ id: ruths.id, isWhole: true }]);
    });

    it('written for the other’s morning is held with it, and no longer in the draft', async () => {
      const hours = { days: [1, 2, 3, 4, 5], from: '09:00', until: '17:00' };
      doneOf(await asPerson(people.maria, () => submit(setYourHours, hours)));
      const { id } = await atTime(AT_MARIAS_NIGHT, () => arrives(people.ruth));

      const form = { body: 'For your morning.', when: 'theirs' };
      doneOf(await atTime(AT_MARIAS_NIGHT, () => sends(people.ruth, id, newId(), form)));

      const { waiting, uploads } = await readThread(people.ruth, about());
      expect(waiting.map(({ files }) => files)).toEqual([['film.mov']]);
      expect(uploads.map((each) => each.id)).not.toContain(id);
    });
  });
});
