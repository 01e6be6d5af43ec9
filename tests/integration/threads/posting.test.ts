import { beforeAll, describe, expect, it } from 'vitest';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { markThreadRead, postMessage } from '@/lib/threads/posting.actions';
import { doneOf, refusalOf, submit } from '@/tests/support/forms';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/postgres';
import { readThread } from '@/tests/support/threads';

describe('a conversation', () => {
  givenDatabase();
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

  it('counts as read up to where somebody has seen it, and a late report never takes that back', async () => {
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

  it.each(['dewi', 'stranger'] as const)('isn’t there for %s, who has no part in it', async (who) => {
    const answer = await writes(people[who], 'Let me in.');

    expect(refusalOf(answer).code).toBe('not_found');
    expect(await reads(people[who])).toEqual([]);
  });

  it('puts what comes later after all that was there, whatever the clock says', async () => {
    const early = new Date('2026-01-05T08:00:00Z');

    await atTime(early, async () => doneOf(await writes(people.maria, 'My clock is slow.')));

    const said = await reads(people.ruth);
    expect(said.at(-1)?.body).toBe('My clock is slow.');
    const times = said.map(({ at }) => at.getTime());
    expect(times.every((at, index) => index === 0 || at > (times[index - 1] ?? 0))).toBe(true);
  });

  it('leaves what came meanwhile new to somebody who writes, up to where their page had shown it', async () => {
    const subject = about(people.engagements.dewi);
    doneOf(await writes(people.ruth, 'One.', newId(), subject));
    const shown = (await reads(people.dewi, subject)).at(-1);
    doneOf(await writes(people.ruth, 'Two.', newId(), subject));
    const form = { ...subject, body: 'To one.', clientKey: newId(), readUpTo: shown?.at };

    doneOf(await asPerson(people.dewi, () => submit(postMessage, form)));

    const unread = (await reads(people.dewi, subject)).filter(({ isUnread }) => isUnread);
    expect(unread.map(({ body }) => body)).toEqual(['Two.']);
  });

  it('asks for words', async () => {
    const answer = await writes(people.maria, '   ');

    expect(refusalOf(answer).fieldErrors).toEqual({ body: 'Write something first.' });
  });
});
