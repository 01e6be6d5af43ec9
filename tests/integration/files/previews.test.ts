import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/api/files/[workspace]/[file]/preview/route';
import { now } from '@/lib/platform/clock';
import { recordFile, storeUpload } from '@/lib/platform/files/storing';
import { withActor } from '@/lib/platform/tenancy';
import { asPerson, asStranger, givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenStorage } from '@/tests/support/servers/storage';

/** A photo on its side, with a camera's metadata. */
async function photo(width = 2_000, height = 1_000): Promise<Buffer<ArrayBuffer>> {
  const bytes = await sharp({ create: { width, height, channels: 3, background: '#8a5a3c' } })
    .withExif({ IFD0: { Copyright: 'Maria Santos, at home' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  return Buffer.from(bytes);
}

describe('the preview of a picture', () => {
  givenDatabaseWithPeople();
  givenStorage();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  async function given(bytes: BlobPart, name = 'kiln.jpg'): Promise<string> {
    const { maria, workspace, engagements } = people;
    const stored = await storeUpload(new File([bytes], name));
    const place = { workspaceId: workspace.id, engagementId: engagements.maria };
    return withActor({ kind: 'user', userId: maria.userId }, (tx) =>
      recordFile(tx, { ...place, stored, uploadedById: maria.userId }),
    );
  }
  const look = (id: string, workspaceId = people.workspace.id) =>
    GET(new Request('http://localhost/'), { params: Promise.resolve({ workspace: workspaceId, file: id }) });

  it("is small, upright, and doesn't reveal where it was taken", async () => {
    const id = await given(await photo());

    const answer = await asPerson(people.ruth, () => look(id));

    expect(answer.headers.get('content-type')).toBe('image/webp');
    expect(answer.headers.get('content-disposition')).toBe('inline');
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    const bytes = Buffer.from(await answer.arrayBuffer());
    const facts = await sharp(bytes).metadata();
    expect([facts.width, facts.height, facts.exif, facts.orientation]).toEqual([
      600,
      1_200,
      undefined,
      undefined,
    ]);
    expect(bytes.includes('Maria Santos')).toBe(false);
  });

  it('is the same the second time', async () => {
    const id = await given(await photo(300, 200));

    const looks = [await asPerson(people.ruth, () => look(id)), await asPerson(people.maria, () => look(id))];

    const [first, second] = await Promise.all(
      looks.map(async (each) => Buffer.from(await each.arrayBuffer())),
    );
    expect(first?.length).toBeGreaterThan(0);
    expect(second).toEqual(first);
  });

  it("doesn't exist for people who may not see the file", async () => {
    const id = await given(await photo(30, 20));
    const { dewi, foreign, stranger } = people;

    const answers = [
      ...(await Promise.all(
        [dewi, foreign.owner, stranger].map((person) => asPerson(person, () => look(id))),
      )),
      await asStranger(() => look(id)),
      await asPerson(people.ruth, () => look('../x')),
    ];

    for (const answer of answers) expect([answer.status, await answer.text()]).toEqual([404, '']);
  });

  it("doesn't exist while its file is being scanned, nor if something was found in it", async () => {
    const id = await given(await photo(30, 20));
    const { workspace, engagements, ruth } = people;
    const [asked, answers] = [
      { kind: 'user', userId: ruth.userId },
      { kind: 'workspace', workspaceId: workspace.id },
    ] as const;
    const data = { workspaceId: workspace.id, engagementId: engagements.maria, fileId: id, askedAt: now() };
    const status = async () => (await asPerson(ruth, () => look(id))).status;

    await withActor(asked, (tx) => tx.fileCheck.createMany({ data }));
    expect(await status()).toBe(404);
    const found = { outcome: 'infected', found: 'Eicar-Test', checkedAt: now() } as const;
    await withActor(answers, (tx) => tx.fileCheck.updateMany({ where: { fileId: id }, data: found }));
    expect(await status()).toBe(404);
  });

  it("doesn't exist for what only begins like a picture, unfolds too far, or isn't one", async () => {
    const broken = (await photo(600, 400)).subarray(0, 200);
    const bomb = await sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: 'white' } })
      .png()
      .toBuffer();
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

    for (const bytes of [broken, Buffer.from(bomb), drawing]) {
      const id = await given(bytes);
      expect((await asPerson(people.ruth, () => look(id))).status).toBe(404);
    }
  });
});
