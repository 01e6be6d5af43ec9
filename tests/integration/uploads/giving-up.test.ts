import { beforeAll, describe, expect, it } from 'vitest';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { atTime, now } from '@/lib/platform/clock';
import { giveUpUpload } from '@/lib/uploads/giving-up.jobs';
import { givenBriefAccepted, givenRuthAndMaria } from '@/tests/support/briefs';
import { FIRST_TRY } from '@/tests/support/first-try';
import { givenPeople } from '@/tests/support/people';
import { bytesOf, uploadsOf } from '@/tests/support/sending';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenStorage } from '@/tests/support/servers/storage';
import type { UploadRef } from '@/tests/support/uploads';
import { givenHolder } from '@/tests/support/waiting';

const FILM = Buffer.from('a film of which every byte counts');
const DAY_MS = 24 * 60 * 60 * 1000;

describe('an abandoned upload', () => {
  const { holder, somebodyWaits } = givenHolder(givenDatabaseWithPeople());
  givenStorage();
  let brief: BriefDocument;
  let marias: ReturnType<typeof uploadsOf>;
  beforeAll(async () => {
    const people = await givenPeople();
    brief = await givenBriefAccepted(await givenRuthAndMaria(people));
    marias = uploadsOf(people.maria);
  });

  const given = (size = FILM.length) => marias.begin({ into: brief, size });
  const later = (days: number) => new Date(now().getTime() + days * DAY_MS);
  const lookAt = (ref: UploadRef, at: Date) =>
    atTime(at, () => giveUpUpload.perform({ workspaceId: ref.workspaceId, uploadId: ref.id }, FIRST_TRY));
  const statusOf = async (ref: UploadRef) => (await marias.progress(ref)).status;

  it('is removed a day after its last byte; a complete one waits for a week', async () => {
    const [left, whole] = [await given(), await given(4)];
    await marias.send(left, 0, FILM.subarray(0, 10));
    await marias.send(whole, 0, 'text');

    for (const ref of [left, whole]) await lookAt(ref, later(0.9));
    expect([await statusOf(left), await statusOf(whole)]).toEqual([200, 200]);
    expect(await atTime(later(1.1), () => statusOf(left))).toBe(410);
    expect((await atTime(later(1.1), () => marias.send(left, 10, FILM.subarray(10)))).status).toBe(410);
    for (const ref of [left, whole]) await lookAt(ref, later(1.1));
    expect([await statusOf(left), await statusOf(whole)]).toEqual([404, 200]);
    expect(await bytesOf(left)).toEqual([]);
    await lookAt(whole, later(7.1));
    expect(await statusOf(whole)).toBe(404);
    expect(await bytesOf(whole)).toEqual([]);
  });

  it('keeps its bytes when its time runs out just while a piece of it is being counted', async () => {
    const ref = await given();
    await marias.send(ref, 0, FILM.subarray(0, 10));

    await holder().query('BEGIN');
    await holder().query('UPDATE uploads SET expires_at = $2 WHERE id = $1', [ref.id, later(2)]);
    const looked = lookAt(ref, later(1.1));
    await somebodyWaits();
    await holder().query('COMMIT');
    await looked;

    expect((await marias.send(ref, 10, FILM.subarray(10))).status).toBe(204);
  });
});
