import { afterEach, beforeAll, expect } from 'vitest';
import { GET } from '@/app/api/live/route';
import { resume } from '@/lib/platform/live/missed';
import type { Cursor } from '@/lib/platform/live/rules';
import { hearingStream } from '@/lib/platform/live/stream';
import { givenConnection } from '@/tests/support/connections';
import { eventually } from '@/tests/support/eventually';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { aboutEngagement, says } from '@/tests/support/threads';

/**
 * Pages that listen, or were away, with the people who opened them. Each page that a test opens is closed after it.
 * @returns functions for what exists only once the tests run
 */
export function givenPages() {
  const database = givenDatabaseWithPeople();
  const admin = givenConnection(database, 'owner');
  let people: People;
  const ends: (() => void)[] = [];
  beforeAll(async () => {
    people = await givenPeople();
  });
  afterEach(() => {
    for (const end of ends.splice(0)) end();
  });

  async function writes(body = 'The kiln is booked.'): Promise<void> {
    const { maria, workspace, engagements } = people;
    await says(maria, aboutEngagement(workspace.id, engagements.maria), body);
  }

  /** Where somebody stops listening who has heard everything so far, once no earlier transaction is left. */
  async function cursorNow(...all: readonly Person[]): Promise<Cursor> {
    return eventually(async () => {
      const resumed = await resume(people.ruth, null, new Date());
      const cursor = { askFrom: resumed?.askFrom ?? 0, at: Date.now() };
      for (const person of all) expect(await missedBy(person, cursor)).toBe('nothing');
      return cursor;
    });
  }

  const missedBy = async (person: Person, after: Cursor, now = new Date()) =>
    (await resume(person, after, now))?.missed;

  /** A page of somebody's that begins to listen, or polls. @returns what it was answered, and how it leaves. */
  async function opened(person: Person, search = '', gone?: AbortSignal) {
    const leaving = new AbortController();
    const request = new Request(`http://localhost/api/live${search}`, { signal: gone ?? leaving.signal });
    ends.push(() => leaving.abort());
    return { answer: await asPerson(person, () => GET(request)), leave: () => leaving.abort() };
  }

  /** @returns what the stream has said so far. */
  async function givenStream(person: Person, after: Cursor, onEnd = () => {}) {
    const gone = new AbortController();
    ends.push(() => gone.abort());
    const reader = hearingStream(
      { userId: person.userId, sessionId: person.sessionId, after, since: null },
      gone.signal,
      onEnd,
    ).getReader();
    let text = '';
    const decoder = new TextDecoder();
    void (async () => {
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        text += decoder.decode(part.value);
      }
    })();
    return () =>
      text
        .split('\n\n')
        .filter((part) => part.includes('event:') && !part.includes('event: here'))
        .map((part) => ({
          event: /^event: (\w+)$/m.exec(part)?.[1],
          id: /^id: (\S+)$/m.exec(part)?.[1] ?? null,
        }));
  }

  return {
    database,
    people: () => people,
    admin,
    ends,
    writes,
    cursorNow,
    missedBy,
    opened,
    givenStream,
  };
}
