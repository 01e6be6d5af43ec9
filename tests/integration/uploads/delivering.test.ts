import { beforeAll, describe, expect, it } from 'vitest';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { newId } from '@/lib/platform/ids';
import { type BriefPlace, givenBriefAccepted, givenRuthAndMaria, readBrief } from '@/tests/support/briefs';
import { doneOf, refusalOf } from '@/tests/support/browser/forms';
import { givenPeople, type People } from '@/tests/support/people';
import { uploadsOf } from '@/tests/support/sending';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenStorage } from '@/tests/support/servers/storage';
import type { UploadRef } from '@/tests/support/uploads';

const FILM = Buffer.from('a film of which every byte counts');

describe('an upload in a delivery', () => {
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

  const given = (size = FILM.length, into = brief, name = 'film.mov') =>
    uploadsOf(people.maria).begin({ into, size, name });
  const sends = (ref: UploadRef, from: number, bytes: BodyInit) =>
    uploadsOf(people.maria).send(ref, from, bytes);
  const waiting = (of: BriefDocument) => uploadsOf(people.maria).waiting(of);
  const delivers = (of: BriefDocument, uploads: string | readonly string[], deliverableId?: string) =>
    uploadsOf(people.maria).deliver(of, uploads, deliverableId);

  it('that is still on its way is refused at its deliverable, and the brief stays as it is', async () => {
    const ref = await given();
    await sends(ref, 0, FILM.subarray(0, 10));

    const refusal = refusalOf(await delivers(brief, ref.id));

    expect(refusal.fieldErrors).toEqual({
      'items[0].uploads': '“film.mov” is still on its way. Wait until it has arrived, or remove it.',
    });
    expect(refusal.values['items[0].uploads[0]']).toEqual([ref.id]);
    expect((await readBrief(people.ruth, brief)).state).toBe('accepted');
  });

  it('for another deliverable than it came for, or that was removed, isn’t found', async () => {
    const deliverables = ['Pictures', 'List'].map((title) => ({ title, criteria: ['Whole'] }));
    const to = await givenBriefAccepted(place, { deliverables });
    const ref = await given(4, to);
    await sends(ref, 0, 'text');

    const tries = [
      await delivers(to, ref.id, to.deliverables[1]?.id),
      await delivers(to, [ref.id, newId()]),
      await delivers(to, 'not-yet'),
    ];

    expect(tries.map((each) => Object.keys(refusalOf(each).fieldErrors)[0])).toEqual([
      'items[0].uploads',
      'items[0].uploads',
      expect.stringMatching(/^items\[0\]\.uploads/),
    ]);
    expect((await waiting(to)).map(({ id }) => id)).toEqual([ref.id]);
  });

  it('posted twice is delivered once', async () => {
    const to = await givenBriefAccepted(place);
    const ref = await given(4, to);
    await sends(ref, 0, 'text');

    const answers = await Promise.all([delivers(to, ref.id), delivers(to, ref.id)]);

    expect(answers.map(({ status }) => status).sort()).toEqual(['done', 'refused']);
    expect((await readBrief(people.ruth, to)).deliveries[0]?.items).toHaveLength(1);
  });

  it('several go together, in the order in which they are named', async () => {
    const to = await givenBriefAccepted(place);
    const refs = [await given(4, to, 'one.txt'), await given(4, to, 'two.txt')];
    for (const [index, ref] of refs.entries()) await sends(ref, 0, `txt${index}`);

    doneOf(await delivers(to, refs.map(({ id }) => id).reverse()));

    const items = (await readBrief(people.ruth, to)).deliveries[0]?.items;
    expect(items?.map(({ file }) => file?.name)).toEqual(['two.txt', 'one.txt']);
  });
});
