import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/api/live/route';
import { endSession } from '@/lib/people/yourself.actions';
import { closeRateLimits } from '@/lib/platform/http/rate-limit';
import { liveHub } from '@/lib/platform/live/hub';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { eventually } from '@/tests/support/eventually';
import {
  asPerson,
  asStranger,
  givenPeople,
  givenSession,
  type People,
  type Person,
} from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { aboutEngagement, says } from '@/tests/support/threads';
import { givenUsedUp } from '@/tests/support/used-up';

describe('the address where a page listens', () => {
  givenDatabaseWithPeople();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });
  afterAll(closeRateLimits);

  const asked = (search = '', headers = {}, signal?: AbortSignal) =>
    new Request(`http://localhost/api/live${search}`, { headers, ...(signal && { signal }) });
  const polls = async (person: Person, search = '', headers = {}) => {
    const answer = await asPerson(person, () => GET(asked(`?poll${search}`, headers)));
    return answer.json();
  };

  it('answers nobody who isn’t signed in', async () => {
    for (const search of ['', '?poll']) {
      const answer = await asStranger(() => GET(asked(search)));
      expect([answer.status, await answer.text()]).toEqual([401, '']);
    }
  });

  it('streams no longer than the session it was opened with', async () => {
    const { ruth } = people;
    const { person: there } = await givenSession({ name: ruth.name, email: ruth.email, zone: ruth.timeZone });
    // it hears of what happens once its server does
    const stop = liveHub().subscribe(() => {});
    await eventually(() => expect(liveHub().askFrom).not.toBeNull());
    const leaving = new AbortController();
    const answer = await asPerson(there, () => GET(asked('', {}, leaving.signal)));
    const reader = answer.body?.getReader();
    await reader?.read();

    doneOf(await asPerson(ruth, () => submit(endSession, { sessionId: there.sessionId })));

    let part = await reader?.read();
    while (part && !part.done) part = await reader?.read();
    expect(part?.done).toBe(true);
    stop();
  });

  it('says at the first request that there may be news, and then only when there is any', async () => {
    const { ruth, maria, workspace, engagements } = people;
    expect((await polls(ruth)).news).toBe(true);
    // what was written before may be under way for a moment
    const cursor = await eventually(async () => {
      const { cursor } = await polls(ruth);
      expect((await polls(ruth, `&after=${cursor}`)).news).toBe(false);
      return cursor;
    });
    // a browser that reconnects says where it was in a header of its own
    expect((await polls(ruth, '', { 'last-event-id': cursor })).news).toBe(false);

    await says(maria, aboutEngagement(workspace.id, engagements.maria), 'The kiln is booked.');

    expect((await polls(ruth, `&after=${cursor}`)).news).toBe(true);
  });

  it('answers 429 once it was asked too often', async () => {
    const { dewi } = people;
    await givenUsedUp('hear', dewi.userId);

    for (const search of ['', '?poll'])
      expect((await asPerson(dewi, () => GET(asked(search)))).status).toBe(429);
  });
});
