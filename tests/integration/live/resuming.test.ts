import { spawn } from 'node:child_process';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { liveHub } from '@/lib/platform/live/hub';
import { forgetOldHints } from '@/lib/platform/live/missed';
import { MOST_PLACES } from '@/lib/platform/live/places';
import { RESUMES_FOR_MS, readCursor } from '@/lib/platform/live/rules';
import { eventually } from '@/tests/support/eventually';
import { givenAssistant, givenPerson } from '@/tests/support/people';
import { program } from '@/tests/support/programs/programs';
import { aboutEngagement, says } from '@/tests/support/threads';
import { givenPages } from './pages';

describe('a page that was away', () => {
  const { database, people, admin, ends, writes, cursorNow, missedBy, opened, givenStream } = givenPages();

  it('is told that something changed while it was away, if that is something it may see', async () => {
    const others = [people().dewi, people().foreign.owner, people().stranger];
    const after = await cursorNow(people().ruth, people().maria, ...others);

    await writes();

    expect(await missedBy(people().ruth, after)).toBe('something');
    expect(await missedBy(people().maria, after)).toBe('something');
    for (const other of others) {
      expect(await missedBy(other, after)).toBe('nothing');
    }
  });

  it('misses nothing of a change that began before it left and was committed only afterwards', async () => {
    const { maria, workspace, engagements } = people();
    const slow = new pg.Client({ connectionString: database().appUrl });
    await slow.connect();
    await slow.query('BEGIN');
    await slow.query('SELECT app.act_as_user($1)', [maria.userId]);
    const { rows } = await admin().query('SELECT id FROM threads WHERE subject_id = $1', [engagements.maria]);
    await slow.query(
      `INSERT INTO messages (workspace_id, id, engagement_id, thread_id, author_id, body, client_key)
       VALUES ($1, $2, $3, $4, $5, 'slowly', $6)`,
      [workspace.id, newId(), engagements.maria, rows[0].id, maria.userId, newId()],
    );
    // another one, begun later and committed sooner
    await says(people().dewi, aboutEngagement(workspace.id, engagements.dewi), 'Done already.');
    const after = await cursorNow();

    await slow.query('COMMIT');
    await slow.end();

    // she hears nothing of the other one
    expect(await missedBy(maria, after)).toBe('something');
  });

  it('is told to look when it was away for longer than hints are kept, or the database counts anew', async () => {
    const after = await cursorNow(people().ruth);
    const later = new Date(Date.now() + RESUMES_FOR_MS + 1_000);

    expect(await missedBy(people().ruth, after, later)).toBe('unknown');
    expect(await missedBy(people().ruth, { ...after, askFrom: after.askFrom + 1_000_000 })).toBe('unknown');
  });

  it('has joined meanwhile, and is told', async () => {
    const tala = await givenPerson({ name: 'Tala Reyes', email: 'tala@inbox.example', zone: 'Asia/Manila' });
    const after = await cursorNow(tala);

    await givenAssistant(people().ruth, people().workspace, tala);

    expect(await missedBy(tala, after)).toBe('something');
  });

  it('hears all of it over a stream: first a hello, then what it missed, then what comes', async () => {
    ends.push(liveHub().subscribe(() => {}));
    await eventually(() => expect(liveHub().askFrom).not.toBeNull());
    const after = await cursorNow(people().ruth);
    await writes('While you were away.');

    const heard = await givenStream(people().ruth, after);
    await eventually(() =>
      expect(
        heard()
          .slice(0, 2)
          .map(({ event }) => event),
      ).toEqual(['hello', 'resync']),
    );
    const before = heard().length;
    await writes('And now.');
    await eventually(() =>
      expect(
        heard()
          .slice(before)
          .map(({ event }) => event),
      ).toContain('change'),
    );

    const next = readCursor(heard().at(-1)?.id ?? null);
    expect(next?.askFrom).toBeGreaterThanOrEqual(after.askFrom);
    expect(await missedBy(people().ruth, next ?? after)).toBe('something');
    await eventually(async () => expect(liveHub().askFrom).toBeGreaterThanOrEqual(next?.askFrom ?? 0));
  });

  it('what nobody resumes from any more is deleted', async () => {
    await writes();
    const count = async () => (await admin().query('SELECT 1 FROM live_hints')).rowCount;
    expect(await forgetOldHints(new Date())).toBe(0);
    expect(await forgetOldHints(new Date(Date.now() + 1.5 * RESUMES_FOR_MS))).toBe(0);
    expect(await count()).toBeGreaterThan(0);

    expect(await forgetOldHints(new Date(Date.now() + 3 * RESUMES_FOR_MS))).toBeGreaterThan(0);
    expect(await count()).toBe(0);
  });

  it('every web process hears what happened in another one', async () => {
    const child = spawn(process.execPath, [program('tests/support/programs/hearing-process.ts')], {
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
    await eventually(() => expect(said).toContain('resync'));

    await writes('For every process.');

    await eventually(() => expect(said).toContain('"kind":"message"'));
    await eventually(() => expect(here.join()).toContain('"kind":"message"'));
  });

  it("polls now and then if all of its person's connections are in use, and listens again once one is free", async () => {
    const { dewi, ruth } = people();
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
    const { stranger } = people();
    for (let page = 0; page <= MOST_PLACES; page++) {
      const { answer } = await opened(stranger, '', AbortSignal.abort());
      expect(answer.status).toBe(200);
    }
  });
});
