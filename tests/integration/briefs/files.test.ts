import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptBrief } from '@/lib/briefs/accepting.actions';
import { attachFile } from '@/lib/briefs/attaching.actions';
import { discardBrief, saveBrief } from '@/lib/briefs/editing.actions';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import {
  type BriefPlace,
  briefForm,
  givenAttached,
  givenBriefDraft,
  givenBriefSent,
  givenRuthAndMaria,
  readBrief,
  seen,
} from '@/tests/support/briefs';
import { download } from '@/tests/support/downloads';
import { doneOf, refusalOf, submit } from '@/tests/support/forms';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/postgres';

givenDatabase();
const storageBefore = process.env.STORAGE_DIR;
let storage: string;
let people: People;
let place: BriefPlace;
beforeAll(async () => {
  storage = await mkdtemp(join(tmpdir(), 'handover-brief-files-'));
  process.env.STORAGE_DIR = storage;
  people = await givenPeople();
  place = await givenRuthAndMaria(people);
});
afterAll(() => {
  process.env.STORAGE_DIR = storageBefore;
});

const asOwner = <T>(work: () => Promise<T>) => asPerson(place.owner, work);
const statusFor = (person: Person, file: string) =>
  asPerson(person, async () => {
    return (await download(place.workspace.id, file)).status;
  });
const stored = async () =>
  (await readdir(storage, { recursive: true, withFileTypes: true })).filter((each) => each.isFile());

describe('a file in a draft', () => {
  it('is the owner’s side’s alone until it is handed over, and then both sides’', async () => {
    const id = newId();
    const fileId = await givenAttached(place, id);
    const before = [await statusFor(place.owner, fileId), await statusFor(place.assistant, fileId)];

    await givenBriefSent(place, { id, attached: [fileId] });

    expect(before).toEqual([200, 404]);
    expect([await statusFor(place.owner, fileId), await statusFor(place.assistant, fileId)]).toEqual([
      200, 200,
    ]);
    const brief = await readBrief(place.assistant, { workspaceId: place.workspace.id, id });
    expect(brief.files).toMatchObject([{ id: fileId, name: 'pieces.txt', picture: null }]);
  });

  it('that was left out again is not there for anybody', async () => {
    const id = newId();
    const [kept, left] = [await givenAttached(place, id), await givenAttached(place, id)];

    const sent = await givenBriefSent(place, { id, attached: [kept] });

    expect(sent.files.map((file) => file.id)).toEqual([kept]);
    expect(await statusFor(place.owner, left)).toBe(404);
  });

  it('named twice is attached once', async () => {
    const id = newId();
    const fileId = await givenAttached(place, id);

    const draft = await givenBriefDraft(place, { id, attached: [fileId, fileId] });

    expect((await readBrief(people.ruth, draft)).files.map((file) => file.id)).toEqual([fileId]);
  });

  it('of another draft isn’t attached by naming it', async () => {
    const others = await givenAttached(place, newId());

    const draft = await givenBriefDraft(place, { attached: [others, newId()] });

    expect(draft.files).toEqual([]);
  });

  it('follows the draft to whomever it is for, and goes with it when it is discarded', async () => {
    const id = newId();
    const fileId = await givenAttached(place, id);
    const draft = await givenBriefDraft(place, { id, attached: [fileId] });
    const forDewi = { ...briefForm(place), id, version: 1, engagementId: people.engagements.dewi };

    doneOf(await asOwner(() => submit(saveBrief, { ...forDewi, attached: [fileId] })));
    const moved = await readBrief(place.owner, draft);
    doneOf(await asOwner(() => submit(discardBrief, seen(moved))));

    expect(moved.files.map((file) => file.id)).toEqual([fileId]);
    expect(await statusFor(place.owner, fileId)).toBe(404);
  });

  it('sent twice over a bad line is one file', async () => {
    const fields = {
      workspaceId: place.workspace.id,
      id: newId(),
      engagementId: place.engagementId,
      fileId: newId(),
    };
    const file = () => new File(['once'], 'once.txt');

    doneOf(await asOwner(() => submit(attachFile, { ...fields, file: file() })));
    doneOf(await asOwner(() => submit(attachFile, { ...fields, file: file() })));

    const count = await withActor({ kind: 'user', userId: place.owner.userId }, (tx) =>
      tx.file.count({ where: { draftOf: fields.id } }),
    );
    expect(count).toBe(1);
  });
});

describe('a picture in a draft', () => {
  it('is stored anew without its metadata, and knows its size', async () => {
    const bytes = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#c63' } })
      .withExif({ IFD0: { Make: 'Kiln Phone' } })
      .jpeg()
      .toBuffer();
    const id = newId();

    const fileId = await givenAttached(place, id, new File([Buffer.from(bytes)], 'kiln.jpg'));

    const draft = await givenBriefDraft(place, { id, attached: [fileId] });
    expect(draft.files).toMatchObject([{ name: 'kiln.jpg', picture: { width: 30, height: 20 } }]);
    const served = await asOwner(async () => (await download(place.workspace.id, fileId)).arrayBuffer());
    expect(Buffer.from(served).includes('Kiln Phone')).toBe(false);
  });
});

describe('nothing is put on disk', () => {
  it('for somebody who may not write the draft, nor for a brief that is no draft any more', async () => {
    const sent = await givenBriefSent(place);
    const fields = (id: string) => ({
      workspaceId: place.workspace.id,
      id,
      engagementId: place.engagementId,
      fileId: newId(),
      file: new File([`not for you ${newId()}`], 'x.txt'),
    });
    const before = (await stored()).length;

    const assistant = refusalOf(await asPerson(place.assistant, () => submit(attachFile, fields(newId()))));
    const late = refusalOf(await asOwner(() => submit(attachFile, fields(sent.id))));
    const withForm = { ...briefForm(place), id: sent.id, version: sent.version };
    const form = refusalOf(
      await asOwner(() => submit(saveBrief, { ...withForm, files: new File(['late'], 'late.txt') })),
    );

    expect([assistant.code, late.code, form.code]).toEqual(['not_found', 'wrong_state', 'wrong_state']);
    expect((await stored()).length).toBe(before);
  });
});

describe('without scripts', () => {
  it('a file comes with the form, and stays with the draft', async () => {
    const form = { ...briefForm(place), files: new File(['with the form'], 'with-the-form.txt') };

    doneOf(await asOwner(() => submit(saveBrief, form)));

    const draft = await readBrief(place.owner, form);
    expect(draft.files.map(({ name }) => name)).toEqual(['with-the-form.txt']);
  });
});

describe('once handed over', () => {
  it('a file stays on record, also before it is accepted', async () => {
    const id = newId();
    const sent = await givenBriefSent(place, { id, attached: [await givenAttached(place, id)] });
    const remove = () =>
      withActor(
        { kind: 'workspace', workspaceId: place.workspace.id },
        (tx) => tx.$executeRaw`DELETE FROM brief_files WHERE brief_id = ${id}::uuid`,
      );

    await expect(remove()).rejects.toThrow('frozen');
    doneOf(await asPerson(place.assistant, () => submit(acceptBrief, seen(sent))));
    await expect(remove()).rejects.toThrow('frozen');
  });
});
