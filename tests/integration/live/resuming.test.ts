import { spawn } from 'node:child_process';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { GET } from '@/app/api/live/route';
import { endMembership } from '@/lib/people/staff.actions';
import { endSession } from '@/lib/people/yourself.actions';
import { newId } from '@/lib/platform/ids';
import { liveHub } from '@/lib/platform/live/hub';
import { forgetOldHints, resume } from '@/lib/platform/live/missed';
import { MOST_PLACES } from '@/lib/platform/live/places';
import { type Cursor, RESUMES_FOR_MS, readCursor } from '@/lib/platform/live/rules';
import { hearingStream } from '@/lib/platform/live/stream';
import { doneOf, submit } from '@/tests/support/forms';
import {
  asPerson,
  givenAssistant,
  givenManager,
  givenPeople,
  givenPerson,
  givenSession,
  type People,
  type Person,
} from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/postgres';
import { program } from '@/tests/support/programs';
import { aboutEngagement, says } from '@/tests/support/threads';

describe('a page that was away', () => {
  const database = givenDatabaseWithPeople();
  let people: People;
  let admin: pg.Client;
  const ends: (() => void)[] = [];
  beforeAll(async () => {
    people = await givenPeople();
    admin = new pg.Client({ connectionString: database().ownerUrl });
    await admin.connect();
  });
  afterEach(() => {
    for (const end of ends.splice(0)) end();
  });
  afterAll(() => admin.end());

  const eventually = (check: () => void | Promise<void>) =>
    vi.waitFor(check, { timeout: 10_000, interval: 25 });

  async function mariaWrites(body = 'The kiln is booked.'): Promise<void> {
    const { maria, workspace, engagements } = people;
    await says(maria, aboutEngagement(workspace.id, engagements.maria), body);
  }

  /** Where somebody stops listening who has heard everything so far, once no earlier transaction is left. */
  async function cursorNow(...all: readonly Person[]): Promise<Cursor> {
    return vi.waitFor(
      async () => {
        const resumed = await resume(people.ruth, null, new Date());
        const cursor = { askFrom: resumed?.askFrom ?? 0, at: Date.now() };
        for (const person of all) expect(await missedBy(person, cursor)).toBe('nothing');
        return cursor;
      },
      { timeout: 30_000, interval: 50 },
    );
  }

  const missedBy = async (person: Person, after: Cursor, now = new Date()) =>
    (await resume(person, after, now))?.missed;

  it('is told that something changed while it was away, if that is something it may see', async () => {
    const others = [people.dewi, people.foreign.owner, people.stranger];
    const after = await cursorNow(people.ruth, people.maria, ...others);

    await mariaWrites();

    expect(await missedBy(people.ruth, after)).toBe('something');
    expect(await missedBy(people.maria, after)).toBe('something');
    for (const other of others) {
      expect(await missedBy(other, after)).toBe('nothing');
    }
  });

  it('misses nothing of a change that began before it left and was committed only afterwards', async () => {
    const { maria, workspace, engagements } = people;
    const slow = new pg.Client({ connectionString: database().appUrl });
    await slow.connect();
    await slow.query('BEGIN');
    await slow.query('SELECT app.act_as_user($1)', [maria.userId]);
    const { rows } = await admin.query('SELECT id FROM threads WHERE subject_id = $1', [engagements.maria]);
    await slow.query(
      `INSERT INTO messages (workspace_id, id, engagement_id, thread_id, author_id, body, client_key)
       VALUES ($1, $2, $3, $4, $5, 'slowly', $6)`,
      [workspace.id, newId(), engagements.maria, rows[0].id, maria.userId, newId()],
    );
    // another one, begun later and committed sooner
    await says(people.dewi, aboutEngagement(workspace.id, engagements.dewi), 'Done already.');
    const after = await cursorNow();

    await slow.query('COMMIT');
    await slow.end();

    // she hears nothing of the other one
    expect(await missedBy(maria, after)).toBe('something');
  });

  it('is told to look when it was away for longer than hints are kept, or the database counts anew', async () => {
    const after = await cursorNow(people.ruth);
    const later = new Date(Date.now() + RESUMES_FOR_MS + 1_000);

    expect(await missedBy(people.ruth, after, later)).toBe('unknown');
    expect(await missedBy(people.ruth, { ...after, askFrom: after.askFrom + 1_000_000 })).toBe('unknown');
  });

  it('has joined meanwhile, and is told', async () => {
    const tala = await givenPerson({ name: 'Tala Reyes', email: 'tala@inbox.example', zone: 'Asia/Manila' });
    const after = await cursorNow(tala);

    await givenAssistant(people.ruth, people.workspace, tala);

    expect(await missedBy(tala, after)).toBe('something');
  });

  it('hears all of it over a stream: first a hello, then what it missed, then what comes', async () => {
    ends.push(liveHub().subscribe(() => {}));
    await eventually(() => expect(liveHub().askFrom).not.toBeNull());
    const after = await cursorNow(people.ruth);
    await mariaWrites('While you were away.');

    const heard = await givenStream(people.ruth, after);
    await eventually(() =>
      expect(
        heard()
          .slice(0, 2)
          .map(({ event }) => event),
      ).toEqual(['hello', 'resync']),
    );
    const before = heard().length;
    await mariaWrites('And now.');
    await eventually(() =>
      expect(
        heard()
          .slice(before)
          .map(({ event }) => event),
      ).toContain('change'),
    );

    const next = readCursor(heard().at(-1)?.id ?? null);
    expect(next?.askFrom).toBeGreaterThanOrEqual(after.askFrom);
    expect(await missedBy(people.ruth, next ?? after)).toBe('something');
    await eventually(async () => expect(liveHub().askFrom).toBeGreaterThanOrEqual(next?.askFrom ?? 0));
  });

  it('hears nothing more about a business from the moment its person no longer runs it', async () => {
    const { ruth, workspace } = people;
    const pia = await givenPerson({ name: 'Pia Lund', email: 'pia@lund.example', zone: 'Europe/Oslo' });
    const membershipId = await givenManager(workspace, pia);
    const after = await cursorNow(ruth, pia);
    const heard = [await givenStream(pia, after), await givenStream(ruth, after)];
    const told = (who: number) => heard[who]?.().map(({ event }) => event) ?? [];
    await mariaWrites('Both hear this.');
    await eventually(() => {
      for (const who of [0, 1]) expect(told(who)).toContain('change');
    });
    const before = [told(0).length, told(1).length] as const;

    doneOf(
      await asPerson(ruth, () =>
        submit(endMembership, { workspaceId: workspace.id, membershipId, version: 1 }),
      ),
    );
    await mariaWrites('Pia is told nothing of this.');

    await eventually(() => expect(told(1).slice(before[1])).toContain('change'));
    await eventually(() => expect(told(0).slice(before[0])).toEqual(['resync']));
  });

  it('hears no longer than its session lasts: if that is ended elsewhere, its streams end, and no others', async () => {
    const { ruth, maria } = people;
    const { person: there } = await givenSession({ name: ruth.name, email: ruth.email, zone: ruth.timeZone });
    const after = await cursorNow(ruth);
    const ended: string[] = [];
    await givenStream(there, after, () => ended.push('there'));
    await givenStream(ruth, after, () => ended.push('here'));
    await givenStream(maria, after, () => ended.push('maria'));

    doneOf(await asPerson(ruth, () => submit(endSession, { sessionId: there.sessionId })));

    await eventually(() => expect(ended).toEqual(['there']));
  });

  describe('hears nothing with a session that has ended unnoticed', () => {
    /** A session that ends without a word of it, as while a process doesn't listen yet, or has lost its connection. */
    async function givenElsewhere() {
      const { ruth } = people;
      const { person } = await givenSession({ name: ruth.name, email: ruth.email, zone: ruth.timeZone });
      const endsUnheard = async () => {
        await admin.query('SET session_replication_role = replica');
        await admin.query('DELETE FROM sessions WHERE id = $1', [person.sessionId]);
        await admin.query('SET session_replication_role = origin');
      };
      return { person, endsUnheard };
    }

    it('before its stream began', async () => {
      const { person, endsUnheard } = await givenElsewhere();
      const after = await cursorNow(person);
      const ended = Promise.withResolvers<void>();
      await endsUnheard();

      const heard = await givenStream(person, after, ended.resolve);

      await ended.promise;
      expect(heard()).toEqual([]);
    });

    it('until its process listens again', async () => {
      const { person, endsUnheard } = await givenElsewhere();
      const after = await cursorNow(person);
      const ended = Promise.withResolvers<void>();
      const heard = await givenStream(person, after, ended.resolve);
      await eventually(() => expect(heard()).not.toEqual([]));
      await eventually(() => expect(liveHub().askFrom).not.toBeNull());
      await endsUnheard();

      await admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND application_name = 'handover live'`,
      );

      await ended.promise;
    });

    it('nor polls with it', async () => {
      const { person, endsUnheard } = await givenElsewhere();
      await endsUnheard();

      expect((await opened(person, '?poll')).answer.status).toBe(401);
    });

    it('once it expires, which nobody announces', async () => {
      const { person } = await givenElsewhere();
      const [{ expires_at: expires }] = (
        await admin.query('SELECT expires_at FROM sessions WHERE id = $1', [person.sessionId])
      ).rows;

      expect(await resume(person, null, new Date(expires.getTime() - 1))).not.toBeNull();
      expect(await resume(person, null, expires)).toBeNull();
    });
  });

  it('what nobody resumes from any more is deleted', async () => {
    await mariaWrites();
    const count = async () => (await admin.query('SELECT 1 FROM live_hints')).rowCount;
    expect(await forgetOldHints(new Date())).toBe(0);
    expect(await forgetOldHints(new Date(Date.now() + 1.5 * RESUMES_FOR_MS))).toBe(0);
    expect(await count()).toBeGreaterThan(0);

    expect(await forgetOldHints(new Date(Date.now() + 3 * RESUMES_FOR_MS))).toBeGreaterThan(0);
    expect(await count()).toBe(0);
  });

  it('every web process hears what happened in another one', async () => {
    const child = spawn(process.execPath, [program('tests/support/hearing-process.ts')], {
      env: { ...process.env, DATABASE_APP_URL: database().appUrl },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    ends.push(() => child.kill());
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    const here: string[] = [];
    ends.push(liveHub().subscribe((event) => here.push(JSON.stringify(event))));
    await vi.waitFor(() => expect(said).toContain('resync'), { timeout: 30_000 });

    await mariaWrites('For every process.');

    await eventually(() => expect(said).toContain('"kind":"message"'));
    await eventually(() => expect(here.join()).toContain('"kind":"message"'));
  });

  it("polls now and then if all of its person's connections are in use, and listens again once one is free", async () => {
    const { dewi, ruth } = people;
    const pages = await Promise.all(Array.from({ length: MOST_PLACES }, () => opened(dewi)));
    expect(pages.map(({ answer }) => answer.status)).toEqual(pages.map(() => 200));

    const { answer: refused } = await opened(dewi);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await opened(dewi, '?poll')).answer.status).toBe(200);
    expect((await opened(ruth)).answer.status).toBe(200);

    const [first, second] = pages;
    first?.leave();
    await second?.answer.body?.cancel();
    expect((await opened(dewi)).answer.status).toBe(200);
    expect((await opened(dewi)).answer.status).toBe(200);
    expect((await opened(dewi)).answer.status).toBe(429);
  });

  it('takes up no connection if it was gone before it could listen', async () => {
    const { stranger } = people;
    for (let page = 0; page <= MOST_PLACES; page++) {
      const { answer } = await opened(stranger, '', AbortSignal.abort());
      expect(answer.status).toBe(200);
    }
  });

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
});
