import { beforeAll, describe, expect, it } from 'vitest';
import { setWorkspaceHours, setYourHours } from '@/lib/people/hours/hours.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { deleteMessage } from '@/lib/threads/changing.actions';
import { saveDraft } from '@/lib/threads/composing/drafting.actions';
import { cancelScheduled, editScheduled, sendScheduledNow } from '@/lib/threads/composing/scheduling.actions';
import type { SubjectRef } from '@/lib/threads/subjects';
import { download } from '@/tests/support/browser/downloads';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/browser/forms';
import { givenConnection } from '@/tests/support/connections';
import { mailsTo } from '@/tests/support/notifications';
import {
  asPerson,
  givenAssistant,
  givenPeople,
  givenPerson,
  type People,
  type Person,
} from '@/tests/support/people';
import {
  AT_NIGHT,
  AT_NINE,
  FROM_NINE,
  performDelivery,
  givenWaiting as waitingFrom,
  writesAt,
} from '@/tests/support/scheduled-messages';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenStorage } from '@/tests/support/servers/storage';
import { givenStaff } from '@/tests/support/staff';
import { aboutEngagement, readThread } from '@/tests/support/threads';

const database = givenDatabaseWithPeople();
const owner = givenConnection(database, 'owner');
givenStorage();
let people: People;
let about: SubjectRef;
beforeAll(async () => {
  people = await givenPeople();
  about = aboutEngagement(people.workspace.id, people.engagements.maria);
  doneOf(await asPerson(people.maria, () => submit(setYourHours, FROM_NINE)));
});

const writes = (person: Person, body: string, at: Date, more: Fields = {}) =>
  writesAt(at, person, about, body, more);
const bodiesFor = async (person: Person) =>
  (await readThread(person, about)).messages.map(({ body }) => body);
const waitingFor = async (person: Person) => (await readThread(person, about)).waiting;

/** Ruth writes at night. @returns what waits. */
const givenWaiting = (body: string, more: Fields = {}) => waitingFrom(people.ruth, about, body, more);
const perform = (id: string, at: Date) => performDelivery(at, people.ruth, about.workspaceId, id);

describe('a message that isn’t urgent, at night', () => {
  it('waits for nine on the other’s clock, visible to its writer alone', async () => {
    const message = await givenWaiting('When you are up: the glaze has come.');

    expect(message.deliverAt).toEqual(AT_NINE);
    for (const person of [people.maria, people.tomas]) {
      expect(await bodiesFor(person)).not.toContain(message.body);
      expect(await waitingFor(person)).toEqual([]);
      const rows = await withActor({ kind: 'user', userId: person.userId }, (tx) =>
        tx.scheduledMessage.count({ where: { id: message.id } }),
      );
      expect(rows).toBe(0);
    }
  });

  it('is written with the job that delivers it, at its time', async () => {
    const { id } = await givenWaiting('With a job.');
    const { rows } = await owner().query(
      `SELECT j.run_at AS "runAt" FROM graphile_worker._private_jobs j
       JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE t.identifier = 'threads.deliver_scheduled' AND j.payload->>'id' = $1`,
      [id],
    );

    expect(rows).toEqual([{ runAt: AT_NINE }]);
  });

  it('is delivered once, however many workers come, and is new to the other from then on', async () => {
    const { id, body } = await givenWaiting('Good morning, Maria.');

    await Promise.all([1, 2, 3].map(() => perform(id, AT_NINE)));
    await perform(id, AT_NINE);

    const marias = (await readThread(people.maria, about)).messages.filter((each) => each.body === body);
    expect(marias).toMatchObject([{ isUnread: true, at: expect.any(Date) }]);
    expect(marias[0]?.at.getTime()).toBeGreaterThanOrEqual(AT_NINE.getTime());
    expect((await waitingFor(people.ruth)).map((each) => each.id)).not.toContain(id);
  });

  it('isn’t delivered by a worker whose clock is behind', async () => {
    const { id, body } = await givenWaiting('Not yet.');

    await perform(id, AT_NIGHT);

    expect(await bodiesFor(people.maria)).not.toContain(body);
  });

  it('posted twice under its key waits once', async () => {
    const clientKey = newId();
    doneOf(await writes(people.ruth, 'Once.', AT_NIGHT, { clientKey }));
    doneOf(await writes(people.ruth, 'Once.', AT_NIGHT, { clientKey }));

    expect((await waitingFor(people.ruth)).filter(({ body }) => body === 'Once.')).toHaveLength(1);
    const other = await writes(people.ruth, 'Once more.', AT_NIGHT, { clientKey });
    expect(refusalOf(other).code).toBe('sent_before');
  });

  it('is sent at once when it is urgent, and when the other is at work', async () => {
    doneOf(await writes(people.ruth, 'The kiln is on fire.', AT_NIGHT, { when: 'now' }));
    doneOf(await writes(people.ruth, 'You are there.', new Date('2027-03-04T03:00:00Z')));
    // the studio hasn't said when it works
    doneOf(await writes(people.maria, 'Are you?', AT_NIGHT));

    expect(await bodiesFor(people.tomas)).toEqual(
      expect.arrayContaining(['The kiln is on fire.', 'You are there.', 'Are you?']),
    );
  });

  it('keeps its files to its writer until it is delivered', async () => {
    const file = new File(['A list of all pieces.'], 'pieces.txt', { type: 'text/plain' });
    const { id, body } = await givenWaiting('With a file.', { files: file });
    const files = (person: Person) =>
      withActor({ kind: 'user', userId: person.userId }, (tx) =>
        tx.file.count({ where: { name: 'pieces.txt' } }),
      );
    expect([await files(people.ruth), await files(people.tomas), await files(people.maria)]).toEqual([
      1, 0, 0,
    ]);

    await perform(id, AT_NINE);

    expect([await files(people.ruth), await files(people.tomas), await files(people.maria)]).toEqual([
      1, 1, 1,
    ]);
    const delivered = (await readThread(people.maria, about)).messages.find((each) => each.body === body);
    expect(delivered?.files.map(({ name }) => name)).toEqual(['pieces.txt']);
  });
});

it('isn’t delivered once the engagement has ended, and its files stay its writer’s alone', async () => {
  const nia = await givenPerson({ name: 'Nia Lopes', email: 'nia@inbox.example', zone: 'Asia/Manila' });
  const engagementId = await givenAssistant(people.ruth, people.workspace, nia);
  doneOf(await asPerson(nia, () => submit(setYourHours, FROM_NINE)));
  const elsewhere = aboutEngagement(people.workspace.id, engagementId);
  const files = new File(['For nobody any more.'], 'too-late.txt', { type: 'text/plain' });
  doneOf(await writes(people.ruth, 'Too late.', AT_NIGHT, { ...elsewhere, files }));
  const [waits] = (await readThread(people.ruth, elsewhere)).waiting;
  const end = `UPDATE engagements SET state = 'ended', ended_at = now() WHERE id = $1`;
  await owner().query(end, [engagementId]);

  await perform(waits?.id ?? '', AT_NINE);

  const seenBy = (person: Person) =>
    withActor({ kind: 'user', userId: person.userId }, (tx) =>
      tx.file.count({ where: { name: 'too-late.txt' } }),
    );
  expect([await seenBy(people.ruth), await seenBy(people.tomas)]).toEqual([1, 0]);
  expect((await readThread(people.ruth, elsewhere)).messages).toEqual([]);
  expect((await readThread(people.ruth, elsewhere)).waiting).toHaveLength(1);
  // a second worker, or the same after a crash
  await perform(waits?.id ?? '', AT_NINE);
  const given = (await mailsTo(people.ruth)).filter(({ kind }) => kind === 'thread.not_delivered');
  expect(given.map(({ subject }) => subject)).toEqual(['Not delivered: your message to Nia Lopes']);
  expect(given[0]?.text).toContain('Too late.');
  expect(given[0]?.text).toContain('too-late.txt');
  expect(given[0]?.text).toContain('your work together had ended');
});

describe('a waiting message whose author has left by then', () => {
  const givenBackTo = async (person: Person) =>
    (await mailsTo(person)).filter(({ kind }) => kind === 'thread.not_delivered');
  const standing = async (id: string) =>
    (
      await owner().query(
        'SELECT body, cancelled_at AS "cancelledAt" FROM scheduled_messages WHERE id = $1',
        [id],
      )
    ).rows[0];

  it('is given back to them by e-mail, waits no more, and nobody else sees a word of it', async () => {
    const manager = await givenStaff(people.ruth, people.workspace, 'manager');
    const { id } = await waitingFrom(manager, about, 'Call me before you begin.', {
      files: new File(['+1 312'], 'numbers.txt', { type: 'text/plain' }),
    });
    await owner().query('UPDATE memberships SET ended_at = now() WHERE user_id = $1', [manager.userId]);

    for (const _ of [1, 2]) await performDelivery(AT_NINE, manager, about.workspaceId, id);

    const [mail, ...others] = await givenBackTo(manager);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ toAddress: manager.email, workspaceId: null });
    expect(mail?.text).toContain('Call me before you begin.');
    expect(mail?.text).toContain('numbers.txt');
    expect(await standing(id)).toEqual({ body: '', cancelledAt: AT_NINE });
    expect(await bodiesFor(people.maria)).not.toContain('Call me before you begin.');
    const found = await owner().query("SELECT 1 FROM files WHERE name = 'numbers.txt'");
    expect(found.rowCount).toBe(0);
  });

  it('is given back to an assistant whose work has ended', async () => {
    const iris = await givenPerson({ name: 'Iris Cruz', email: 'iris@inbox.example', zone: 'Asia/Manila' });
    const engagementId = await givenAssistant(people.foreign.owner, people.foreign.workspace, iris);
    const hours = { ...FROM_NINE, holidayCountry: '', holidayRegion: '' };
    const business = { workspaceId: people.foreign.workspace.id, version: 1 };
    doneOf(await asPerson(people.foreign.owner, () => submit(setWorkspaceHours, { ...business, ...hours })));
    const elsewhere = aboutEngagement(people.foreign.workspace.id, engagementId);
    const sunday = new Date('2027-03-07T12:00:00Z');
    doneOf(await writesAt(sunday, iris, elsewhere, 'The keys are in the drawer.'));
    const [waits] = (await readThread(iris, elsewhere)).waiting;
    const end = `UPDATE engagements SET state = 'ended', ended_at = now() WHERE id = $1`;
    await owner().query(end, [engagementId]);

    await performDelivery(waits?.deliverAt ?? sunday, iris, elsewhere.workspaceId, waits?.id ?? '');

    const [mail] = await givenBackTo(iris);
    expect(mail?.subject).toBe(`Not delivered: your message to ${people.foreign.workspace.name}`);
    expect(mail?.text).toContain('The keys are in the drawer.');
  });
});

describe('a waiting message', () => {
  const ref = (id: string) => ({ workspaceId: about.workspaceId, id });

  it('can be reworded, and the new words are delivered', async () => {
    const { id, version } = await givenWaiting('The glaze is gren.');
    const form = { ...ref(id), version, body: 'The glaze is green.' };

    doneOf(await asPerson(people.ruth, () => submit(editScheduled, form)));
    const late = await asPerson(people.ruth, () => submit(editScheduled, { ...form, body: 'Older words.' }));
    await perform(id, AT_NINE);

    expect(refusalOf(late).code).toBe('changed_meanwhile');
    expect(await bodiesFor(people.maria)).toContain('The glaze is green.');
    expect(await bodiesFor(people.maria)).not.toContain('The glaze is gren.');
  });

  it('can be sent now, and isn’t delivered again at its time', async () => {
    const { id, body } = await givenWaiting('It can’t wait.');

    doneOf(await asPerson(people.ruth, () => submit(sendScheduledNow, ref(id))));
    await perform(id, AT_NINE);

    expect((await bodiesFor(people.maria)).filter((each) => each === body)).toHaveLength(1);
  });

  it('can be taken back: its words return to where they were written, and nobody gets them', async () => {
    const { id, body } = await givenWaiting('Better not.');

    doneOf(await asPerson(people.ruth, () => submit(cancelScheduled, ref(id))));
    await perform(id, AT_NINE);

    expect((await readThread(people.ruth, about)).draft?.body).toBe(body);
    expect(await bodiesFor(people.maria)).not.toContain(body);
    const answer = await asPerson(people.ruth, () => submit(sendScheduledNow, ref(id)));
    expect(refusalOf(answer).code).toBe('already_cancelled');
  });

  it('taken back returns its files to the draft, private to its writer, to be sent with what is written next', async () => {
    await withActor({ kind: 'user', userId: people.ruth.userId }, (tx) => tx.threadDraft.deleteMany());
    const files = new File(['Bowls, plates.'], 'kinds.txt', { type: 'text/plain' });
    const { id } = await givenWaiting('With the kinds.', { files });

    doneOf(await atTime(AT_NIGHT, () => asPerson(people.ruth, () => submit(cancelScheduled, ref(id)))));
    const given = await atTime(AT_NIGHT, () => readThread(people.ruth, about));
    const mariasThen = await atTime(AT_NIGHT, () => readThread(people.maria, about));
    const uploads = given.uploads.map((each) => each.id);
    doneOf(await writes(people.ruth, 'The kinds, now.', AT_NIGHT, { when: 'now', uploads }));

    expect(given.uploads).toMatchObject([{ name: 'kinds.txt', sizeBytes: 14, isWhole: true }]);
    expect(mariasThen.uploads).toEqual([]);
    const sent = (await readThread(people.maria, about)).messages.find(
      ({ body }) => body === 'The kinds, now.',
    );
    expect(sent?.files.map(({ name }) => name)).toEqual(['kinds.txt']);
    const file = await asPerson(people.maria, () => download(about.workspaceId, sent?.files[0]?.id ?? ''));
    expect(await file.text()).toBe('Bowls, plates.');
    expect((await readThread(people.ruth, about)).uploads).toEqual([]);
  });

  it('taken back with only files leaves no words that nobody wrote', async () => {
    await withActor({ kind: 'user', userId: people.ruth.userId }, (tx) => tx.threadDraft.deleteMany());
    doneOf(await writes(people.ruth, '', AT_NIGHT, { files: new File(['Red.'], 'glaze.txt') }));
    const [waiting] = (await waitingFor(people.ruth)).filter(({ body }) => body === 'glaze.txt');

    doneOf(await asPerson(people.ruth, () => submit(cancelScheduled, ref(waiting?.id ?? ''))));

    const { draft, uploads } = await readThread(people.ruth, about);
    expect(draft).toBeNull();
    expect(uploads.map(({ name }) => name)).toEqual(['glaze.txt']);
  });

  it('taken back comes after what has been begun since, and loses none of it', async () => {
    const { id } = await givenWaiting('Better not yet.');
    const begun = { ...about, body: 'Another thing:', clientKey: newId() };
    const other = await givenWaiting('And this.');
    doneOf(await asPerson(people.ruth, () => submit(saveDraft, begun)));

    doneOf(await asPerson(people.ruth, () => submit(cancelScheduled, ref(id))));
    const { draft } = await readThread(people.ruth, about);
    doneOf(await asPerson(people.ruth, () => submit(saveDraft, { ...begun, body: 'x'.repeat(19_999) })));
    const late = await asPerson(people.ruth, () => submit(cancelScheduled, ref(other.id)));

    expect(draft?.body).toBe('Another thing:\n\nBetter not yet.');
    expect(refusalOf(late).code).toBe('too_long');
    expect((await waitingFor(people.ruth)).map((each) => each.id)).toContain(other.id);
  });

  it('says so when it has been delivered meanwhile', async () => {
    const { id } = await givenWaiting('Too late.');
    await perform(id, AT_NINE);

    const answer = await asPerson(people.ruth, () => submit(cancelScheduled, ref(id)));

    expect(refusalOf(answer)).toMatchObject({ code: 'already_delivered' });
  });

  it('delivered with a file can be deleted like any other, and the file goes with it', async () => {
    const files = new File(['Not for you, Maria.'], 'wrong-list.txt', { type: 'text/plain' });
    const { id, body } = await givenWaiting('Here is the list.', { files });
    await perform(id, AT_NINE);
    const sent = (await readThread(people.ruth, about)).messages.find((each) => each.body === body);

    const form = { workspaceId: about.workspaceId, id: sent?.id ?? '' };
    doneOf(await asPerson(people.ruth, () => submit(deleteMessage, form)));

    const { messages } = await readThread(people.maria, about);
    expect(messages.find((each) => each.id === form.id)).toMatchObject({ body: '', files: [] });
    const left = await withActor({ kind: 'user', userId: people.ruth.userId }, (tx) =>
      tx.file.count({ where: { name: 'wrong-list.txt' } }),
    );
    expect(left).toBe(0);
  });

  it('keeps no words of its own once it is delivered: they go with the message', async () => {
    const { id } = await givenWaiting('Only there.');
    await perform(id, AT_NINE);

    const row = await withActor({ kind: 'user', userId: people.ruth.userId }, (tx) =>
      tx.scheduledMessage.findFirstOrThrow({ where: { id } }),
    );

    expect(row).toMatchObject({ body: '', deliveredAt: AT_NINE, messageId: expect.any(String) });
  });
});
