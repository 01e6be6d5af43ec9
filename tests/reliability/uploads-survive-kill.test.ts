import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { sessionCookie } from '@/lib/platform/auth/cookies';
import { openSession } from '@/lib/platform/auth/sessions';
import { newId } from '@/lib/platform/ids';
import { startWeb } from '@/scripts/steps/parts';
import { firstFreePort } from '@/scripts/steps/ports';
import type { Started } from '@/scripts/steps/processes';
import { givenBriefAccepted, givenRuthAndMaria, readBrief, seen } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { eventually } from '@/tests/support/eventually';
import { asPerson, givenPeople, type Person, REQUEST } from '@/tests/support/people';
import { givenRunning, killOutright } from '@/tests/support/running';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { givenStorage } from '@/tests/support/servers/storage';

const MEGABYTE = 1024 * 1024;
const SIZE = 200 * MEGABYTE;
const PIECE = 8 * MEGABYTE;
/** By then a server has its working memory; a file that it kept would make it grow further. */
const HALF = 13 * PIECE;
/** How much more it may use while the other 96 MB pass through it: a few pieces, not the file. */
const MOST_MORE = 48 * MEGABYTE;
const TUS = { 'tus-resumable': '1.0.0' };

/** @returns the bytes of the file from one place to another, each megabyte different from the one before. */
function bytesAt(from: number, to: number): Buffer<ArrayBuffer> {
  const bytes = Buffer.alloc(to - from);
  for (let at = 0; at < bytes.length; at += MEGABYTE)
    bytes.fill(Math.floor((from + at) / MEGABYTE) % 251, at, at + MEGABYTE);
  return bytes;
}

describe('a web server that is killed in the middle of a file of 200 MB', () => {
  givenDatabase();
  givenStorage();
  const running = givenRunning();
  let url: string;
  let ruth: Person;
  let maria: Person;
  let brief: BriefDocument;
  let headers: Record<string, string>;

  beforeAll(async () => {
    const people = await givenPeople();
    ({ ruth, maria } = people);
    brief = await givenBriefAccepted(await givenRuthAndMaria(people));
    headers = { ...TUS, cookie: `${sessionCookie().name}=${await openSession(maria.userId, REQUEST)}` };
  });

  async function givenWeb(): Promise<Started> {
    const port = await firstFreePort(3_500);
    url = `http://localhost:${port}`;
    const env = { NODE_ENV: 'production', NEXTAUTH_URL: url, STORAGE_DIR: process.env.STORAGE_DIR ?? '' };
    return startWeb({ command: 'test', env, running }, port, 'start');
  }

  async function announce(id: string): Promise<string> {
    const said = {
      workspace: brief.workspaceId,
      id,
      brief: brief.id,
      name: 'firing.mov',
      deliverable: brief.deliverables[0]?.id ?? '',
    };
    const metadata = Object.entries(said).map(
      ([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`,
    );
    const answer = await fetch(url + addresses.uploads(), {
      method: 'POST',
      headers: { ...headers, 'upload-length': String(SIZE), 'upload-metadata': metadata.join(',') },
    });
    expect(answer.status).toBe(201);
    return addresses.upload(brief.workspaceId, id);
  }

  function send(path: string, from: number, body: BodyInit): Promise<Response> {
    return fetch(url + path, {
      method: 'PATCH',
      headers: {
        ...headers,
        'content-type': 'application/offset+octet-stream',
        'upload-offset': String(from),
      },
      body,
      // Node requires it when a body is a stream, and browsers' types don't know it
      ...{ duplex: 'half' },
    });
  }

  async function sendFrom(path: string, from: number, to: number): Promise<void> {
    for (let at = from; at < to; at += PIECE) {
      const { status } = await send(path, at, new Blob([bytesAt(at, Math.min(at + PIECE, SIZE))]));
      expect(status).toBe(204);
    }
  }

  const offsetOf = async (path: string) =>
    Number((await fetch(url + path, { method: 'HEAD', headers })).headers.get('upload-offset'));

  it('continues from what was counted, keeps no file in memory, and the file is complete', async () => {
    const id = newId();
    const first = await givenWeb();
    const path = await announce(id);
    await sendFrom(path, 0, 2 * PIECE);
    const { stream, hasBegun } = trickling(bytesAt(2 * PIECE, 3 * PIECE));
    const broken = send(path, 2 * PIECE, stream).then(
      () => 'answered',
      () => 'broken off',
    );
    await eventually(() => expect(hasBegun()).toBe(true));
    await killOutright(first);
    expect(await broken).toBe('broken off');

    const second = await givenWeb();
    const from = await offsetOf(path);
    expect(from).toBe(2 * PIECE);
    await sendFrom(path, from, HALF);
    const before = peakOf(second);
    await sendFrom(path, HALF, SIZE);
    const more = peakOf(second) - before;
    process.stdout.write(
      `96 MB more through one server took ${Math.round(more / MEGABYTE)} MB more memory\n`,
    );
    expect(more).toBeLessThan(MOST_MORE);

    const items = [{ deliverableId: brief.deliverables[0]?.id, uploads: id }];
    doneOf(await asPerson(maria, () => submit(deliverBrief, { ...seen(brief), items })));
    const file = (await readBrief(ruth, brief)).deliveries[0]?.items[0]?.file;
    expect(file).toMatchObject({ name: 'firing.mov', sizeBytes: SIZE, sha256: wholeHash() });
  });
});

function wholeHash(): string {
  const hash = createHash('sha256');
  for (let at = 0; at < SIZE; at += PIECE) hash.update(bytesAt(at, Math.min(at + PIECE, SIZE)));
  return hash.digest('hex');
}

/** A body of which some comes, and the rest never does. */
function trickling(bytes: Uint8Array): { stream: ReadableStream<Uint8Array>; hasBegun: () => boolean } {
  let isBegun = false;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (isBegun) return new Promise(() => undefined);
      controller.enqueue(bytes.subarray(0, MEGABYTE));
      isBegun = true;
      return undefined;
    },
  });
  return { stream, hasBegun: () => isBegun };
}

/** @returns the most memory a server has used so far, in bytes; 0 where the system doesn't report it. */
function peakOf({ child }: Started): number {
  const status = `/proc/${child.pid}/status`;
  if (!existsSync(status)) return 0;
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1] ?? 0) * 1024;
}
