import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { OPTIONS, POST } from '@/app/api/uploads/route';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { cancelBrief } from '@/lib/briefs/handing-over/handing-over.actions';
import { atTime, now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { readWhole } from '@/lib/platform/storage';
import { withActor } from '@/lib/platform/tenancy';
import { HOUR_MS } from '@/lib/platform/time/lengths';
import { MAX_UPLOAD_BYTES, MOST_WAITING } from '@/lib/uploads/rules';
import {
  type BriefPlace,
  givenBriefAccepted,
  givenBriefSent,
  givenRuthAndMaria,
  readBrief,
  seen,
} from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { eventually } from '@/tests/support/eventually';
import { asPerson, givenAssistant, givenPeople, givenPerson, type People } from '@/tests/support/people';
import { bytesOf, uploadsOf } from '@/tests/support/sending';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenStorage } from '@/tests/support/servers/storage';
import { announce, announceForMessage, remove, type UploadRef } from '@/tests/support/uploads';

const FILM = Buffer.from('a film of which every byte counts');

describe('an upload', () => {
  givenDatabaseWithPeople();
  givenStorage();
  let people: People;
  let place: BriefPlace;
  let brief: BriefDocument;
  beforeAll(async () => {
    people = await givenPeople();
    place = await givenRuthAndMaria(people);
    brief = await givenBriefAccepted(place);
  });

  const asMaria = <T>(work: () => Promise<T>) => asPerson(people.maria, work);
  const given = (size = FILM.length, into = brief, name = 'film.mov') =>
    uploadsOf(people.maria).begin({ into, size, name });
  const sends = (ref: UploadRef, from: number, bytes: BodyInit, headers = {}) =>
    uploadsOf(people.maria).send(ref, from, bytes, headers);
  const progress = (ref: UploadRef) => uploadsOf(people.maria).progress(ref);
  const waiting = (of = brief) => uploadsOf(people.maria).waiting(of);
  const delivers = (of: BriefDocument, upload: string) => uploadsOf(people.maria).deliver(of, upload);

  it('comes in pieces, and is delivered as the file that it is', async () => {
    const to = await givenBriefAccepted(place);
    const ref = await given(FILM.length, to);

    expect(await sends(ref, 0, FILM.subarray(0, 10))).toEqual({ status: 204, offset: '10' });
    expect(await progress(ref)).toEqual({ status: 200, offset: 10 });
    expect(await sends(ref, 10, FILM.subarray(10))).toEqual({ status: 204, offset: String(FILM.length) });
    doneOf(await delivers(to, ref.id));

    const file = (await readBrief(people.ruth, to)).deliveries[0]?.items[0]?.file;
    expect(file).toMatchObject({
      name: 'film.mov',
      sizeBytes: FILM.length,
      sha256: createHash('sha256').update(FILM).digest('hex'),
    });
    expect(await readWhole(file?.sha256 ?? '')).toEqual(FILM);
    expect(await waiting(to)).toEqual([]);
    expect((await progress(ref)).status).toBe(404);
  });

  it('is typed by its content', async () => {
    const ref = await given(4, brief, 'film.mov');
    await sends(ref, 0, 'text');

    const { contentType } = await withActor({ kind: 'user', userId: people.maria.userId }, (tx) =>
      tx.upload.findUniqueOrThrow({ where: { workspaceId_id: ref } }),
    );

    expect(contentType).toBe('text/plain; charset=utf-8');
  });

  it('requested twice with one id, after a lost answer, is one upload', async () => {
    const id = newId();

    const answers = await Promise.all(
      [1, 2].map(() => asMaria(() => announce(brief, { id, size: FILM.length }))),
    );

    expect(answers.map(({ answer }) => answer.status)).toEqual([201, 201]);
    expect((await waiting()).filter((each) => each.id === id)).toHaveLength(1);
  });

  it('whose connection breaks continues from what is stored', async () => {
    const ref = await given();

    await sends(ref, 0, brokenAfter(FILM.subarray(0, 12)));

    expect(await progress(ref)).toEqual({ status: 200, offset: 12 });
    expect((await sends(ref, 12, FILM.subarray(12))).status).toBe(204);
    expect((await waiting()).find(({ id }) => id === ref.id)?.isWhole).toBe(true);
  });

  it('refuses a piece that starts anywhere but at its current position, and says where that is', async () => {
    const ref = await given();
    await sends(ref, 0, FILM.subarray(0, 10));

    for (const from of [0, 5, 11]) expect((await sends(ref, from, FILM.subarray(from))).status).toBe(409);

    expect((await progress(ref)).offset).toBe(10);
  });

  it('refuses more than was announced, declared or not, and counts nothing of it', async () => {
    const ref = await given(10);
    const stream = new Blob([FILM]).stream();

    expect((await sends(ref, 0, FILM, { 'content-length': String(FILM.length) })).status).toBe(413);
    expect((await sends(ref, 0, stream)).status).toBe(413);

    expect(await progress(ref)).toEqual({ status: 200, offset: 0 });
  });

  it('written by two at once counts one of them, and ends as the file', async () => {
    const to = await givenBriefAccepted(place);
    const ref = await given(FILM.length, to);

    const answers = await Promise.all([sends(ref, 0, FILM), sends(ref, 0, FILM)]);

    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    doneOf(await delivers(to, ref.id));
    const file = (await readBrief(people.ruth, to)).deliveries[0]?.items[0]?.file;
    expect(file?.sha256).toBe(createHash('sha256').update(FILM).digest('hex'));
  });

  it('over a connection that died unnoticed is taken over by the next', async () => {
    const ref = await given();
    const { stream, end } = heldOpen(FILM.subarray(0, 5));
    const silent = sends(ref, 0, stream);
    await eventually(async () => expect(await bytesOf(ref)).toHaveLength(1));

    expect((await sends(ref, 0, FILM.subarray(0, 20))).status).toBe(204);
    end();

    expect((await silent).status).toBe(409);
    expect((await progress(ref)).offset).toBe(20);
  });

  it('removed by its person is gone, bytes and all', async () => {
    const ref = await given();
    await sends(ref, 0, FILM.subarray(0, 10));

    expect((await asMaria(() => remove(ref))).status).toBe(204);

    expect((await progress(ref)).status).toBe(404);
    expect((await asMaria(() => remove(ref))).status).toBe(404);
    expect(await bytesOf(ref)).toEqual([]);
  });

  it('removed while a piece of it is on its way is gone for that connection too, which doesn’t retry over another', async () => {
    const ref = await given();
    const { stream, end } = heldOpen(FILM.subarray(0, 5));
    const last = sends(ref, 0, stream);
    await eventually(async () => expect(await bytesOf(ref)).toHaveLength(1));

    expect((await asMaria(() => remove(ref))).status).toBe(204);
    end();

    expect((await last).status).toBe(404);
  });

  it.each([
    ['an empty file', 0, 422],
    ['a file larger than 1 GB', MAX_UPLOAD_BYTES + 1, 413],
    ['a file of 1 GB', MAX_UPLOAD_BYTES, 201],
  ])('%s is answered before a byte is sent', async (_, size, status) => {
    const { answer, ref } = await asMaria(() => announce(brief, { size }));

    expect(answer.status).toBe(status);
    if (status === 201) await asMaria(() => remove(ref));
    else expect(await answer.text()).toMatch(/“film.mov” is (empty|larger than 1 GB)/);
  });

  it('is refused when too many already wait, and when they are too large together', async () => {
    const [many, large] = [await givenBriefAccepted(place), await givenBriefAccepted(place)];
    const refs = [];
    for (let count = 0; count < MOST_WAITING; count += 1) refs.push(await given(1, many));
    for (let count = 0; count < 4; count += 1) refs.push(await given(MAX_UPLOAD_BYTES, large));

    const answers = [
      await asMaria(() => announce(many, { size: 1 })),
      await asMaria(() => announce(large, { size: MAX_UPLOAD_BYTES })),
    ];

    expect(await Promise.all(answers.map(({ answer }) => answer.text()))).toEqual([
      'At most 40 files wait at once. Put more into one archive, or deliver these first.',
      'Too much is on the way already. Deliver or remove some of it first.',
    ]);
    for (const ref of refs) await asMaria(() => remove(ref));
  });

  it('takes no room from other work once its brief was called off, or it waited too long', async () => {
    const to = await givenBriefAccepted(place);
    for (let count = 0; count < 4; count += 1) await given(MAX_UPLOAD_BYTES, to);
    const another = () => asMaria(() => announce(brief, { size: MAX_UPLOAD_BYTES }));
    expect((await another()).answer.status).toBe(403);

    doneOf(await asPerson(people.ruth, () => submit(cancelBrief, { ...seen(to), reason: 'Not needed.' })));
    const { answer, ref } = await another();
    const tomorrow = new Date(now().getTime() + 25 * HOUR_MS);
    const refs = [ref];
    for (let count = 0; count < 4; count += 1)
      refs.push(await atTime(tomorrow, () => given(MAX_UPLOAD_BYTES)));

    expect(answer.status).toBe(201);
    for (const each of refs) await asMaria(() => remove(each));
  });

  it('is refused when they are too large together, even if all of them begin at once', async () => {
    const olu = await givenPerson({
      name: 'Olu Bello',
      email: `${newId()}@inbox.example`,
      zone: 'Africa/Lagos',
    });
    const engagementId = await givenAssistant(people.ruth, place.workspace, olu);
    const about = {
      workspaceId: place.workspace.id,
      subject: 'engagement',
      subjectId: engagementId,
    } as const;

    const begun = await Promise.all(
      Array.from({ length: 8 }, () =>
        asPerson(olu, () => announceForMessage(about, { size: MAX_UPLOAD_BYTES })),
      ),
    );

    expect(begun.map(({ answer }) => answer.status).toSorted()).toEqual([
      201, 201, 201, 201, 201, 403, 403, 403,
    ]);
  });

  it('accepts no more bytes once the brief can’t be delivered any more', async () => {
    const to = await givenBriefAccepted(place);
    const ref = await given(FILM.length, to);
    doneOf(await asPerson(people.ruth, () => submit(cancelBrief, { ...seen(to), reason: 'Not needed.' })));

    expect((await sends(ref, 0, FILM)).status).toBe(403);
    expect(await bytesOf(ref)).toEqual([]);
  });

  it('to a brief that isn’t accepted is refused', async () => {
    const sent = await givenBriefSent(place);

    expect((await asMaria(() => announce(sent, { size: 1 }))).answer.status).toBe(403);
  });

  it('to a deliverable of another brief is refused as nonexistent', async () => {
    const other = await givenBriefAccepted(place);
    const deliverableId = other.deliverables[0]?.id ?? '';

    expect((await asMaria(() => announce(brief, { size: 1, deliverableId }))).answer.status).toBe(404);
  });

  describe('over the protocol', () => {
    it('says what it supports', () => {
      const { headers } = OPTIONS();

      expect(headers.get('tus-version')).toBe('1.0.0');
      expect(headers.get('tus-extension')).toBe('creation,termination,expiration');
      expect(headers.get('tus-max-size')).toBe(String(MAX_UPLOAD_BYTES));
    });

    it('does nothing for a form of another site, which can’t set the protocol’s header', async () => {
      const request = new Request('http://localhost/api/uploads', { method: 'POST' });

      expect((await asMaria(() => POST(request))).status).toBe(412);
    });

    it("needs a piece's type, and its offset", async () => {
      const ref = await given();

      expect((await sends(ref, 0, 'x', { 'content-type': 'text/plain' })).status).toBe(400);
      expect((await sends(ref, 0, 'x', { 'upload-offset': '-1' })).status).toBe(400);
    });
  });
});

function brokenAfter(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let isSent = false;
  return new ReadableStream({
    pull(controller) {
      if (isSent) return controller.error(new Error('the line is dead'));
      isSent = true;
      controller.enqueue(bytes);
    },
  });
}

/** A body that begins and then sends nothing more until it is told to end. */
function heldOpen(bytes: Uint8Array): { stream: ReadableStream<Uint8Array>; end: () => void } {
  let end = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes);
      end = () => controller.close();
    },
  });
  return { stream, end: () => end() };
}
