import { beforeAll, describe, expect, it } from 'vitest';
import { POST } from '@/app/api/queued/route';
import { atTime } from '@/lib/platform/clock';
import { env } from '@/lib/platform/env/env';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { givenPair } from '@/tests/support/agreements';
import {
  type BriefPlace,
  givenBriefAccepted,
  givenBriefSent,
  givenRuthAndMaria,
  readBrief,
  seen,
} from '@/tests/support/briefs';
import { formOf } from '@/tests/support/browser/forms';
import { asPerson, asStranger, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { entryForm, FRIDAY_EVENING, givenAgreedBefore } from '@/tests/support/time';

givenDatabaseWithPeople();
let people: People;
let place: BriefPlace;
beforeAll(async () => {
  people = await givenPeople();
  place = await givenRuthAndMaria(people);
});

describe('what waited on a device', () => {
  const post = (body: unknown, site = 'same-origin', headers: HeadersInit = { 'sec-fetch-site': site }) =>
    POST(
      new Request('http://localhost/api/queued', {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      }),
    );
  const queued = (action: string, fields: Parameters<typeof formOf>[0], person: Person) => ({
    action,
    person: person.userId,
    fields: [...formOf(fields).entries()],
  });

  it('is done once, whether its form got through before or not', async () => {
    const brief = await givenBriefAccepted(place);
    const question = {
      workspaceId: brief.workspaceId,
      id: brief.id,
      clarificationId: newId(),
      question: 'Which size?',
      once: newId(),
    };
    const body = queued('briefs.ask', question, place.assistant);

    const answers = await asPerson(place.assistant, async () => [
      await (await post(body)).json(),
      await (await post(body)).json(),
    ]);

    expect(answers).toEqual([
      { status: 'done', moved: null },
      { status: 'done', moved: null },
    ]);
    expect((await readBrief(place.owner, brief)).clarifications).toHaveLength(1);
  });

  it('is recorded once when it is worked time', async () => {
    const pair = await givenPair(people, 'Adeyemi Fairs');
    await givenAgreedBefore(pair);
    const time = entryForm(pair, { once: newId() });
    const body = queued('time.saveEntry', time, pair.assistant);

    const answers = await atTime(FRIDAY_EVENING, () =>
      asPerson(pair.assistant, async () => [
        await (await post(body)).json(),
        await (await post(body)).json(),
      ]),
    );

    expect(answers).toEqual([
      { status: 'done', moved: null },
      { status: 'done', moved: null },
    ]);
    const recorded = await withActor({ kind: 'user', userId: pair.assistant.userId }, (tx) =>
      tx.timeEntry.findMany({ where: { engagementId: pair.engagementId }, select: { id: true } }),
    );
    expect(recorded).toEqual([{ id: time.id }]);
  });

  it('is time on the clock on which it was typed, though its person has moved since', async () => {
    const pair = await givenPair(people, 'Adeyemi Travels');
    await givenAgreedBefore(pair);
    const time = { ...entryForm(pair, { once: newId() }), zone: 'Asia/Manila' };
    const inLisbon: Person = { ...pair.assistant, timeZone: 'Europe/Lisbon' };

    const answer = await atTime(FRIDAY_EVENING, () =>
      asPerson(inLisbon, async () => (await post(queued('time.saveEntry', time, inLisbon))).json()),
    );

    expect(answer).toEqual({ status: 'done', moved: null });
    const [recorded] = await withActor({ kind: 'user', userId: pair.assistant.userId }, (tx) =>
      tx.timeEntry.findMany({
        where: { engagementId: pair.engagementId },
        select: { startedAt: true, zone: true },
      }),
    );
    expect(recorded).toEqual({ startedAt: new Date('2027-03-09T01:00:00Z'), zone: 'Asia/Manila' });
  });

  it('says which version a question has moved its brief to, for what was written after it', async () => {
    const brief = await givenBriefSent(place);
    const about = { workspaceId: brief.workspaceId, id: brief.id };
    const question = { ...about, clarificationId: newId(), question: 'Which size?', once: newId() };

    const answer = await asPerson(place.assistant, async () =>
      (await post(queued('briefs.ask', question, place.assistant))).json(),
    );

    expect(answer).toEqual({ status: 'done', moved: { from: brief.version, to: brief.version + 1 } });
    expect((await readBrief(place.assistant, brief)).version).toBe(brief.version + 1);
  });

  it('is refused with an explanation, for good or for now', async () => {
    const brief = await givenBriefSent(place);
    const late = queued('briefs.accept', { ...seen(brief), version: 99, once: newId() }, place.assistant);

    const answer = await asPerson(place.assistant, async () => (await post(late)).json());

    expect(answer).toMatchObject({ status: 'refused', isFinal: true });
    expect(answer).toHaveProperty('message', expect.stringContaining('has been changed since you opened it'));
  });

  it('is never sent as somebody else, by another site or by nobody', async () => {
    const brief = await givenBriefSent(place);
    const body = queued('briefs.accept', { ...seen(brief), once: newId() }, place.assistant);

    const asOther = await asPerson(people.dewi, () => post(body));
    const fromElsewhere = await asPerson(place.assistant, () => post(body, 'cross-site'));
    const asNobody = await asStranger(() => post(body));

    expect([asOther.status, fromElsewhere.status, asNobody.status]).toEqual([401, 403, 401]);
    expect((await readBrief(place.owner, brief)).state).toBe('sent');
  });

  it('is recognised by its origin if a browser says nothing more, and otherwise belongs to nobody', async () => {
    const brief = await givenBriefSent(place);
    const body = queued('briefs.accept', { ...seen(brief), once: newId() }, place.assistant);
    const own = new URL(env().NEXTAUTH_URL).origin;

    const statuses = [];
    for (const headers of [{}, { origin: 'https://elsewhere.example' }, { origin: 'null' }, { origin: own }])
      statuses.push((await asPerson(place.assistant, () => post(body, '', headers))).status);

    expect(statuses).toEqual([403, 403, 403, 200]);
    expect((await readBrief(place.owner, brief)).state).toBe('accepted');
  });

  it.each([
    ['an action that can’t wait', { action: 'briefs.approve', fields: [] }],
    ['no form', { action: 'briefs.accept', fields: 'all' }],
  ])('is refused when it is %s', async (_, body) => {
    const answer = await asPerson(place.assistant, async () =>
      (await post({ ...body, person: place.assistant.userId })).json(),
    );

    expect(answer).toMatchObject({ status: 'refused', isFinal: true });
  });
});
