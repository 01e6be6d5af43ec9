import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { type LiveEvent, liveHub } from '@/lib/platform/live/hub';
import { withActor } from '@/lib/platform/tenancy';
import { postMessage } from '@/lib/threads/posting.actions';
import { doneOf, submit } from '@/tests/support/forms';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/postgres';

describe('live hints', () => {
  const database = givenDatabase();
  let people: People;
  let admin: pg.Client;
  const stops: (() => void)[] = [];
  beforeAll(async () => {
    people = await givenPeople();
    admin = new pg.Client({ connectionString: database().ownerUrl });
    await admin.connect();
  });
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
  });
  afterAll(() => admin.end());

  /** Somebody who listens, from the moment that the hub hears the database. */
  async function givenListener(since?: Date): Promise<LiveEvent[]> {
    const heard: LiveEvent[] = [];
    stops.push(liveHub().subscribe((event) => heard.push(event), since));
    await eventually(async () => expect(await listeningConnections()).toHaveLength(1));
    return heard;
  }

  async function listeningConnections() {
    const { rows } = await admin.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'handover live' AND query LIKE 'LISTEN%' AND state = 'idle'`,
    );
    return rows;
  }

  const eventually = (check: () => void | Promise<void>) =>
    vi.waitFor(check, { timeout: 10_000, interval: 25 });

  const changes = (heard: readonly LiveEvent[]) =>
    heard.flatMap((event) => (event.type === 'change' ? [event.change] : []));

  async function mariaWrites(body: string): Promise<void> {
    const { maria, workspace, engagements } = people;
    const message = {
      workspaceId: workspace.id,
      subject: 'engagement',
      subjectId: engagements.maria,
      body,
      clientKey: newId(),
    };
    doneOf(await asPerson(maria, () => submit(postMessage, message)));
  }

  it('a message is heard of once it is committed, with where it is and nothing of what it says', async () => {
    const heard = await givenListener();

    await mariaWrites('The kiln is booked.');

    await eventually(() => expect(changes(heard)).toHaveLength(1));
    const { workspace, engagements } = people;
    expect(changes(heard)[0]).toMatchObject({
      workspaceId: workspace.id,
      engagementId: engagements.maria,
      kind: 'message',
    });
    expect(JSON.stringify(heard)).not.toContain('kiln');
  });

  it('what is rolled back is never heard of', async () => {
    const heard = await givenListener();
    const { maria, workspace, engagements } = people;
    const thread = await withActor({ kind: 'user', userId: maria.userId }, (tx) =>
      tx.thread.findFirstOrThrow({ where: { subjectId: engagements.maria } }),
    );

    await withActor({ kind: 'user', userId: maria.userId }, async (tx) => {
      await tx.message.createMany({
        data: {
          workspaceId: workspace.id,
          id: newId(),
          engagementId: engagements.maria,
          threadId: thread.id,
          authorId: maria.userId,
          body: 'Never mind.',
          clientKey: newId(),
        },
      });
      throw new Error('change of mind');
    }).catch(() => {});
    await mariaWrites('This one stays.');

    await eventually(() => expect(changes(heard)).toHaveLength(1));
  });

  it('somebody whose page is a moment older than their ear is told what happened in between', async () => {
    const first = await givenListener();
    const pageMadeAt = new Date();
    await mariaWrites('Just now.');
    await eventually(() => expect(changes(first)).toHaveLength(1));

    const late = await givenListener(pageMadeAt);
    const evenLater = await givenListener(new Date(Date.now() + 1));

    expect(changes(late)).toEqual(changes(first));
    expect(changes(evenLater)).toEqual([]);
  });

  it('a connection that was cut is made again, and everybody is told to look for what they may have missed', async () => {
    const heard = await givenListener();
    const [before] = await listeningConnections();

    await admin.query('SELECT pg_terminate_backend($1)', [before?.pid]);

    await eventually(() => expect(heard).toContainEqual({ type: 'resync' }));
    await mariaWrites('Back again.');
    await eventually(() => expect(changes(heard)).toHaveLength(1));
  });

  it('a hint that isn’t ours is passed over', async () => {
    const heard = await givenListener();

    await admin.query(`NOTIFY handover_live, 'no json at all'`);
    await admin.query(`NOTIFY handover_live, '{"kind":"message"}'`);
    await mariaWrites('Still here.');

    await eventually(() => expect(changes(heard)).toHaveLength(1));
    expect(heard).toHaveLength(1);
  });
});
