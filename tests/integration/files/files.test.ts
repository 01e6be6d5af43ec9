import { createHash } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { MAX_FILE_BYTES, recordFile, storeUpload } from '@/lib/platform/files/storing';
import { Refused } from '@/lib/platform/result';
import { openFile } from '@/lib/platform/storage';
import { withActor } from '@/lib/platform/tenancy';
import { deliveryForm, givenBriefAccepted, givenBriefSent, givenRuthAndMaria } from '@/tests/support/briefs';
import { download } from '@/tests/support/browser/downloads';
import { refusalOf, submit } from '@/tests/support/browser/forms';
import { asPerson, asStranger, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

describe('files', () => {
  givenDatabaseWithPeople();
  const storageBefore = process.env.STORAGE_DIR;
  let people: People;
  beforeAll(async () => {
    process.env.STORAGE_DIR = await mkdtemp(join(tmpdir(), 'handover-files-'));
    people = await givenPeople();
  });
  afterAll(() => {
    process.env.STORAGE_DIR = storageBefore;
  });

  /** A file that Maria has uploaded into her engagement. @returns its id. */
  async function givenFile(file: File): Promise<string> {
    const { maria, workspace, engagements } = people;
    const stored = await storeUpload(file);
    return withActor({ kind: 'user', userId: maria.userId }, (tx) =>
      recordFile(tx, {
        workspaceId: workspace.id,
        engagementId: engagements.maria,
        stored,
        uploadedById: maria.userId,
      }),
    );
  }

  function fetchFile(id: string, workspaceId = people.workspace.id) {
    return download(workspaceId, id);
  }

  it('reach both sides of their engagement, whole, for saving and never for running', async () => {
    const { ruth, tomas, maria } = people;
    const id = await givenFile(
      new File(['<script>alert(1)</script>'], 'báo cáo "1".html', { type: 'text/html' }),
    );

    const answers = await Promise.all(
      [ruth, tomas, maria].map((person) => asPerson(person, () => fetchFile(id))),
    );

    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(await answer.text()).toBe('<script>alert(1)</script>');
      expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment; .*filename\*=UTF-8''b%C3%A1o/);
      expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('cache-control')).toContain('no-store');
    }
  });

  it("don't exist for anybody else: another assistant, another business, a stranger, nobody", async () => {
    const { dewi, foreign, stranger } = people;
    const id = await givenFile(new File(['for two'], 'two.txt'));
    const others: readonly Person[] = [dewi, foreign.owner, foreign.assistant, stranger];

    const answers = [
      ...(await Promise.all(others.map((person) => asPerson(person, () => fetchFile(id))))),
      await asStranger(() => fetchFile(id)),
      await asPerson(foreign.owner, () => fetchFile(id, foreign.workspace.id)),
    ];
    const absent = await asPerson(people.ruth, () => fetchFile('01a20c70-0000-7000-8000-000000000009'));

    for (const answer of [...answers, absent]) {
      expect(answer.status).toBe(404);
      expect(await answer.text()).toBe('That file isn’t here, or it isn’t yours to see.');
    }
  });

  it.each(['../../etc/passwd', '%00', 'x'])(
    'answer nonsense in the address (%s) as not found',
    async (id) => {
      expect((await asPerson(people.ruth, () => fetchFile(id))).status).toBe(404);
      expect((await asPerson(people.ruth, () => fetchFile(id, id))).status).toBe(404);
    },
  );

  it('are typed by their content, whatever their name or the browser says', async () => {
    const picture = await storeUpload(new File([PNG], 'invoice.pdf', { type: 'application/pdf' }));
    const bytes = await storeUpload(
      new File([new Uint8Array([0, 1, 2, 255])], 'notes.txt', { type: 'text/plain' }),
    );

    expect(picture.contentType).toBe('image/png');
    expect(bytes.contentType).toBe('application/octet-stream');
  });

  it('are stored once for the same bytes', async () => {
    const first = await storeUpload(new File(['the same'], 'one.txt'));
    const second = await storeUpload(new File(['the same'], 'two.txt'));

    expect(second.sha256).toBe(first.sha256);
    expect([first.name, second.name]).toEqual(['one.txt', 'two.txt']);
  });

  it('may be as large as 25 MB and no larger, and never empty', async () => {
    const largest = new File([new Uint8Array(MAX_FILE_BYTES)], 'largest.bin');
    const tooLarge = new File([new Uint8Array(MAX_FILE_BYTES + 1)], 'film.mov');

    const stored = await storeUpload(largest);
    const refusals = await Promise.all(
      [tooLarge, new File([], 'empty.txt')].map((file) =>
        storeUpload(file, 'file').catch((error: unknown) =>
          error instanceof Refused ? error.refusal : error,
        ),
      ),
    );

    expect(stored.sizeBytes).toBe(MAX_FILE_BYTES);
    expect(refusals).toEqual([
      {
        code: 'file_too_large',
        field: 'file',
        message: '“film.mov” is larger than 25 MB. Make it smaller, or give a link to it.',
      },
      { code: 'empty_file', field: 'file', message: '“empty.txt” is empty. Choose another file.' },
    ]);
  });

  it('of somebody who may not deliver are never put on disk', async () => {
    const { dewi, foreign } = people;
    const place = await givenRuthAndMaria(people);
    const [accepted, waiting] = [await givenBriefAccepted(place), await givenBriefSent(place)];
    const marked = (brief: BriefDocument, bytes: string) => {
      const form = deliveryForm(brief);
      return {
        ...form,
        items: form.items.map((item) => ({ ...item, files: new File([bytes], 'mine.txt') })),
      };
    };
    const tries = [
      [dewi, marked(accepted, 'another assistant’s')],
      [foreign.assistant, marked(accepted, 'a stranger’s')],
      [place.assistant, marked(waiting, 'before accepting')],
    ] as const;

    for (const [person, form] of tries) {
      refusalOf(await asPerson(person, () => submit(deliverBrief, form)));
      const sha256 = createHash('sha256')
        .update((await form.items[0]?.files.text()) ?? '')
        .digest('hex');
      expect(await openFile(sha256)).toBeNull();
    }
  });
});
