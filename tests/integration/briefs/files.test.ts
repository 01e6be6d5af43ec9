import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attachFile } from '@/lib/briefs/editor/attaching.actions';
import { discardBrief, saveBrief } from '@/lib/briefs/editor/editing.actions';
import { listDraftFiles } from '@/lib/briefs/files';
import { acceptBrief } from '@/lib/briefs/handing-over/accepting.actions';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { listUploadsIntoDraft } from '@/lib/uploads/queries';
import { MAX_UPLOAD_BYTES, MOST_WAITING } from '@/lib/uploads/rules';
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
import { download } from '@/tests/support/browser/downloads';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import {
  announceForDraft,
  askProgress,
  type DraftPlace,
  remove,
  send,
  sendForDraft,
} from '@/tests/support/uploads';

givenDatabaseWithPeople();
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
const asWriter = <T>(work: (tx: Tx) => Promise<T>) =>
  withActor({ kind: 'user', userId: place.owner.userId }, work);
const attaches = (draft: DraftPlace, fileId: string) =>
  asOwner(() => submit(attachFile, { ...draft, fileId }));
const onTheWay = (draft: DraftPlace) => asWriter((tx) => listUploadsIntoDraft(tx, draft, now()));
const statusFor = (person: Person, file: string) =>
  asPerson(person, async () => {
    return (await download(place.workspace.id, file)).status;
  });
const stored = async () =>
  (await readdir(storage, { recursive: true, withFileTypes: true })).filter((each) => each.isFile());

describe('a file in a draft', () => {
  it('belongs to the owner’s side until it is handed over, and then to both sides', async () => {
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

  it("that was left out again can't be had by anybody", async () => {
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

  it('follows the draft to whoever it is for, and goes with it when it is discarded', async () => {
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

  it('attached twice, after a lost answer, is one file', async () => {
    const draft = { workspaceId: place.workspace.id, id: newId(), engagementId: place.engagementId };
    const { id: fileId } = await asOwner(() => sendForDraft(draft, new File(['once'], 'once.txt')));

    const [first, again] = [await attaches(draft, fileId), await attaches(draft, fileId)];

    expect(doneOf(again)).toEqual(doneOf(first));
    expect((await asWriter((tx) => listDraftFiles(tx, draft))).map(({ id }) => id)).toEqual([fileId]);
  });
});

describe('a file on its way into a draft', () => {
  const FILM = Buffer.from('a film of which every byte counts');
  const given = () => ({ workspaceId: place.workspace.id, id: newId(), engagementId: place.engagementId });

  it('continues from what has arrived when the line broke, and shows as on its way until it is there', async () => {
    const draft = given();
    const { ref } = await asOwner(() => announceForDraft(draft, { size: FILM.length }));
    await asOwner(() => send(ref, 0, FILM.subarray(0, 10)));

    expect(await asOwner(() => askProgress(ref))).toEqual({ status: 200, offset: 10 });
    expect(await onTheWay(draft)).toMatchObject([{ id: ref.id, receivedBytes: 10, isWhole: false }]);
    const early = refusalOf(await attaches(draft, ref.id));
    await asOwner(() => send(ref, 10, FILM.subarray(10)));
    const file = doneOf(await attaches(draft, ref.id));

    expect(early.code).toBe('still_arriving');
    expect(file).toEqual({ id: ref.id, name: 'film.mov', sizeBytes: FILM.length, picture: null });
    expect(await onTheWay(draft)).toEqual([]);
    const bytes = await asOwner(async () => (await download(draft.workspaceId, ref.id)).arrayBuffer());
    expect(Buffer.from(bytes)).toEqual(FILM);
  });

  it('holds up the hand-over while its writer sees it there, and not once it is removed', async () => {
    const draft = given();
    const { ref } = await asOwner(() => announceForDraft(draft, { size: FILM.length }));
    const form = { ...briefForm(place), id: draft.id, intent: 'send', uploads: [ref.id] };

    expect(await asOwner(() => submit(saveBrief, form))).toMatchObject({
      fieldErrors: { files: '“film.mov” is still on its way. Wait until it has arrived, or remove it.' },
    });
    await asOwner(() => remove(ref));

    expect(doneOf(await asOwner(() => submit(saveBrief, form))).isSent).toBe(true);
  });

  it('of a colleague’s can’t be attached by naming it', async () => {
    const draft = given();
    const { id } = await asPerson(people.tomas, () => sendForDraft(draft, new File(['mine'], 'mine.txt')));

    expect(refusalOf(await attaches(draft, id)).code).toBe('file_gone');
  });

  it('is refused before a byte of it is sent when the draft is full, or it is too large', async () => {
    const draft = given();
    for (let count = 0; count < MOST_WAITING - 1; count += 1) {
      await asOwner(() => announceForDraft(draft, { size: 1 }));
    }
    await givenAttached(place, draft.id);

    const answers = [
      await asOwner(() => announceForDraft(draft, { size: 1 })),
      await asOwner(() => announceForDraft(given(), { size: MAX_UPLOAD_BYTES + 1 })),
    ];

    expect(answers.map(({ answer }) => answer.status)).toEqual([403, 413]);
    expect(await answers[0]?.answer.text()).toMatch(/^At most 40 files on one brief/);
  });

  it('is typed by its content, not its name, and its size is the file’s own', async () => {
    const draft = given();
    const { id } = await asOwner(() => sendForDraft(draft, new File(['plain words'], 'kiln.png')));

    expect(doneOf(await attaches(draft, id))).toMatchObject({ picture: null, sizeBytes: 11 });
  });

  it('accepts no more bytes once the brief was handed over', async () => {
    const draft = given();
    const { ref } = await asOwner(() => announceForDraft(draft, { size: FILM.length }));
    doneOf(await asOwner(() => submit(saveBrief, { ...briefForm(place), id: draft.id, intent: 'send' })));

    expect((await asOwner(() => send(ref, 0, FILM))).status).toBe(403);
  });

  it('is dropped when its draft is discarded', async () => {
    const saved = await givenBriefDraft(place);
    const draft = { ...given(), id: saved.id };
    const { ref } = await asOwner(() => announceForDraft(draft, { size: FILM.length }));

    doneOf(await asOwner(() => submit(discardBrief, seen(saved))));

    expect((await asOwner(() => askProgress(ref))).status).toBe(404);
  });
});

describe('a picture in a draft', () => {
  it('is re-encoded without its metadata, and its size is known', async () => {
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
  it('for somebody who may not write the draft, nor for a brief that is no longer a draft', async () => {
    const sent = await givenBriefSent(place);
    const draft = (id: string) => ({
      workspaceId: place.workspace.id,
      id,
      engagementId: place.engagementId,
    });
    const before = (await stored()).length;

    const assistant = await asPerson(place.assistant, () => announceForDraft(draft(newId()), { size: 1 }));
    const late = await asOwner(() => announceForDraft(draft(sent.id), { size: 1 }));
    const withForm = { ...briefForm(place), id: sent.id, version: sent.version };
    const form = refusalOf(
      await asOwner(() => submit(saveBrief, { ...withForm, files: new File(['late'], 'late.txt') })),
    );

    expect([assistant.answer.status, late.answer.status]).toEqual([404, 403]);
    expect(form.code).toBe('wrong_state');
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
  it('a file stays on record, even before it is accepted', async () => {
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
