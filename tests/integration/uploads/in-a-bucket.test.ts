import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atTime, now } from '@/lib/platform/clock';
import { giveUpUpload } from '@/lib/uploads/giving-up.jobs';
import { type BriefPlace, givenBriefAccepted, givenRuthAndMaria, readBrief } from '@/tests/support/briefs';
import { download } from '@/tests/support/browser/downloads';
import { doneOf } from '@/tests/support/browser/forms';
import { FIRST_TRY } from '@/tests/support/first-try';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenBucket } from '@/tests/support/s3/stand-in';
import { uploadsOf } from '@/tests/support/sending';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

/** As long as a browser's piece, and the beginning of another. */
const FILM = Buffer.alloc(8 * 1024 * 1024 + 100_000, 'every byte counts ');
const BROKEN_AT = 3_000_000;
const WEEK_MS = 8 * 24 * 60 * 60 * 1000;

describe('an upload where files are in a bucket', () => {
  const bucket = givenBucket();
  givenDatabaseWithPeople();
  let people: People;
  let place: BriefPlace;
  beforeAll(async () => {
    const { credentials, ...settings } = bucket.settings();
    process.env.S3_BUCKET = settings.bucket;
    process.env.S3_REGION = settings.region;
    process.env.S3_ENDPOINT = settings.endpoint;
    process.env.S3_PATH_STYLE = '1';
    process.env.S3_ACCESS_KEY_ID = credentials?.accessKeyId;
    process.env.S3_SECRET_ACCESS_KEY = credentials?.secretAccessKey;
    process.env.SEAL_KEY_FILE = '/nowhere/seal.pem';
    people = await givenPeople();
    place = await givenRuthAndMaria(people);
  });
  afterAll(() => {
    for (const name of Object.keys(process.env))
      if (/^S3_|^SEAL_KEY_FILE$/.test(name)) delete process.env[name];
  });

  const names = () => [...bucket.objects().objects.keys()];

  it('continues after a broken connection, is delivered, and comes back byte for byte', async () => {
    const brief = await givenBriefAccepted(place);
    const uploads = uploadsOf(people.maria);
    const ref = await uploads.begin({ into: brief, size: FILM.length, name: 'film.mov' });

    await uploads.send(ref, 0, brokenAfter(FILM.subarray(0, BROKEN_AT))).catch(() => undefined);
    const { offset } = await uploads.progress(ref);
    expect(offset).toBe(BROKEN_AT);
    await uploads.send(ref, offset, FILM.subarray(offset, 7_000_000));
    await uploads.send(ref, 7_000_000, FILM.subarray(7_000_000));
    doneOf(await uploads.deliver(brief, ref.id));

    const file = (await readBrief(people.ruth, brief)).deliveries[0]?.items.find((item) => item.file)?.file;
    const answer = await asPerson(people.ruth, () => download(place.workspace.id, file?.id ?? ''));
    expect(Buffer.from(await answer.arrayBuffer()).equals(FILM)).toBe(true);
    expect(names().filter((name) => name.includes(ref.id))).toEqual([]);
  });

  it('is kept while the bucket is away, and people who open it are told so', async () => {
    const brief = await givenBriefAccepted(place);
    const uploads = uploadsOf(people.maria);
    const ref = await uploads.begin({ into: brief, size: 1_000, name: 'film.mov' });
    await uploads.send(ref, 0, FILM.subarray(0, 1_000));
    doneOf(await uploads.deliver(brief, ref.id));
    const file = (await readBrief(people.ruth, brief)).deliveries[0]?.items.find((item) => item.file)?.file;
    const opened = () => asPerson(people.ruth, () => download(place.workspace.id, file?.id ?? ''));

    bucket.fail(3);
    const refused = await opened();

    expect(refused.status).toBe(503);
    expect(await refused.text()).toBe(
      '“film.mov” is kept, but the place where files are can’t be reached at the moment. Try again in a minute; if that doesn’t help, tell whoever runs this Handover.',
    );
    expect((await opened()).status).toBe(200);
  });

  it('that is abandoned is removed, with all its objects', async () => {
    const brief = await givenBriefAccepted(place);
    const uploads = uploadsOf(people.maria);
    const ref = await uploads.begin({ into: brief, size: FILM.length, name: 'film.mov' });
    await uploads.send(ref, 0, FILM.subarray(0, 1_000));
    expect(names().filter((name) => name.includes(ref.id))).toHaveLength(1);

    const job = { workspaceId: ref.workspaceId, uploadId: ref.id };
    await atTime(new Date(now().getTime() + WEEK_MS), () => giveUpUpload.perform(job, FIRST_TRY));

    expect(names().filter((name) => name.includes(ref.id))).toEqual([]);
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
