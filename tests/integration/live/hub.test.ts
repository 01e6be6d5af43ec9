import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { type LiveEvent, liveHub } from '@/lib/platform/live/hub';
import { withActor } from '@/lib/platform/tenancy';
import { postMessage } from '@/lib/threads/composing/posting.actions';
import { dropTimer, startTimer } from '@/lib/time/timer/timing.actions';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenConnection } from '@/tests/support/connections';
import { eventually } from '@/tests/support/eventually';
import {
  asPerson,
  givenAssistant,
  givenPeople,
  givenPerson,
  givenWorkspace,
  type People,
} from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenAgreedBefore } from '@/tests/support/time';

describe('live hints', () => {
  const database = givenDatabaseWithPeople();
  const admin = givenConnection(database, 'owner');
  let people: People;
  const stops: (() => void)[] = [];
  beforeAll(async () => {
    people = await givenPeople();
  });
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
  });

  /** Somebody who listens, from the moment that the hub hears the database. */
  async function givenListener(since?: Date): Promise<LiveEvent[]> {
    const heard: LiveEvent[] = [];
    stops.push(liveHub().subscribe((event) => heard.push(event), since));
    await eventually(async () => expect(await listeningConnections()).toHaveLength(1));
    return heard;
  }

  async function listeningConnections() {
    const { rows } = await admin().query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'handover live' AND query LIKE 'LISTEN%' AND state = 'idle'`,
    );
    return rows;
  }

  const changes = (heard: readonly LiveEvent[]) =>
    // that somebody got a notice is a hint of its own, to them alone
    heard.flatMap((event) =>
      event.type === 'change' && event.change.kind !== 'notice' ? [event.change] : [],
    );

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

  it('a message is announced once it is committed, with where it is and nothing about its text', async () => {
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

  it('a timer that is started and stopped is heard of by its person’s other pages, and by nobody else’s', async () => {
    const ana = await givenPerson({ name: 'Ana Cruz', email: 'ana@inbox.example', zone: 'Asia/Manila' });
    const bea = await givenPerson({ name: 'Bea Lund', email: 'bea@kiln.example', zone: 'America/Chicago' });
    const workspace = await givenWorkspace(bea);
    const engagementId = await givenAssistant(bea, workspace, ana);
    const pair = { owner: bea, assistant: ana, workspace, engagementId };
    await givenAgreedBefore(pair);
    const heard = await givenListener();
    const timer = { workspaceId: workspace.id, engagementId, id: newId(), note: 'Orders', briefId: '' };
    const does = <Data>(action: Parameters<typeof submit<Data>>[0], time: string) =>
      atTime(new Date(`2027-03-09T${time}Z`), () => asPerson(ana, () => submit(action, timer)));

    doneOf(await does(startTimer, '14:00:00'));
    doneOf(await does(dropTimer, '14:05:00'));

    const ofTimer = () =>
      heard.flatMap((event) =>
        event.type === 'change' && event.change.id === timer.id ? [event.change] : [],
      );
    await eventually(() => expect(ofTimer()).toHaveLength(2));
    for (const change of ofTimer()) expect(change).toMatchObject({ kind: 'notice', userId: ana.userId });
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

  it('somebody whose page is a moment older than their stream is told what happened in between', async () => {
    const first = await givenListener();
    const pageMadeAt = new Date();
    await mariaWrites('Just now.');
    await eventually(() => expect(changes(first)).toHaveLength(1));

    const late = await givenListener(pageMadeAt);
    const evenLater = await givenListener(new Date(Date.now() + 1));

    expect(changes(late)).toEqual(changes(first));
    expect(changes(evenLater)).toEqual([]);
  });

  it('somebody whose page is older than what is kept is told to look again', async () => {
    await givenListener();

    const late = await givenListener(new Date(Date.now() - 3_600_000));

    expect(late).toEqual([{ type: 'resync', at: expect.any(Number) }]);
  });

  it('one page that can’t be reached keeps nothing from the others', async () => {
    stops.push(
      liveHub().subscribe(() => {
        throw new Error('this page is gone');
      }),
    );
    const heard = await givenListener();

    await mariaWrites('Is anybody there?');

    await eventually(() => expect(changes(heard)).toHaveLength(1));
  });

  it("a new engagement's people come with the hint, so that their open pages hear of it from then on", async () => {
    const heard = await givenListener();
    const { ruth, workspace } = people;
    const tala = await givenPerson({ name: 'Tala Reyes', email: 'tala@inbox.example', zone: 'Asia/Manila' });

    const engagementId = await givenAssistant(ruth, workspace, tala);

    const isTheirs = { kind: 'engagement', engagementId, userId: tala.userId };
    await eventually(() => expect(changes(heard)).toContainEqual(expect.objectContaining(isTheirs)));
  });

  it('a connection that was cut is made again, and everybody is told to look for what they may have missed', async () => {
    const heard = await givenListener();
    const [before] = await listeningConnections();

    await admin().query('SELECT pg_terminate_backend($1)', [before?.pid]);

    await eventually(() => expect(heard).toContainEqual({ type: 'resync', at: expect.any(Number) }));
    await mariaWrites('Back again.');
    await eventually(() => expect(changes(heard)).toHaveLength(1));
  });

  it('a hint that isn’t ours is ignored', async () => {
    const heard = await givenListener();

    await admin().query(`NOTIFY handover_live, 'no json at all'`);
    await admin().query(`NOTIFY handover_live, '{"kind":"message"}'`);
    await mariaWrites('Still here.');

    await eventually(() => expect(changes(heard)).toHaveLength(1));
    expect(heard.filter(({ type }) => type === 'resync')).toEqual([]);
  });
});
