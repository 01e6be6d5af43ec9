import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileLink } from '@/components/ui/file-link';
import { deliverBrief } from '@/lib/briefs/delivery.actions';
import type { BriefDocument } from '@/lib/briefs/document.queries';
import { addresses } from '@/lib/platform/addresses';
import { checkFile } from '@/lib/platform/files/checking.jobs';
import { withActor } from '@/lib/platform/tenancy';
import {
  type BriefPlace,
  deliveryForm,
  givenBriefAccepted,
  givenRuthAndMaria,
  readBrief,
} from '@/tests/support/briefs';
import { EICAR, givenClamd } from '@/tests/support/clamd';
import { download } from '@/tests/support/downloads';
import { doneOf, submit } from '@/tests/support/forms';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/postgres';
import { givenStorage } from '@/tests/support/storage';

describe('a file where a scanner is set up', () => {
  const clamd = givenClamd();
  givenDatabase();
  givenStorage();
  let people: People;
  let place: BriefPlace;
  beforeAll(async () => {
    process.env.HANDOVER_SCANNER = clamd.url();
    people = await givenPeople();
    place = await givenRuthAndMaria(people);
  });
  afterAll(() => {
    delete process.env.HANDOVER_SCANNER;
  });

  /** Maria delivers one file. @returns the brief, and the file as it stands there. */
  async function delivered(content: string) {
    const brief = await givenBriefAccepted(place);
    const { items, ...form } = deliveryForm(brief);
    const files = new File([content], 'list.txt');
    const withOne = items.map(({ files: _, ...item }, index) => (index === 0 ? { ...item, files } : item));
    doneOf(await asPerson(people.maria, () => submit(deliverBrief, { ...form, items: withOne })));
    return { brief, file: await fileOf(brief) };
  }
  async function fileOf(brief: BriefDocument) {
    const read = await readBrief(people.ruth, brief);
    const file = read.deliveries.flatMap(({ items }) => items).find((item) => item.file)?.file;
    if (!file) throw new Error('nothing was delivered');
    return file;
  }
  const check = (fileId: string) =>
    checkFile.perform({ workspaceId: place.workspace.id, fileId }, { attempt: 1, isLastAttempt: false });
  const fetches = async (fileId: string) => {
    const answer = await asPerson(people.ruth, () => download(place.workspace.id, fileId));
    return { status: answer.status, text: await answer.text() };
  };
  const shown = (file: Awaited<ReturnType<typeof fileOf>>) =>
    renderToStaticMarkup(<FileLink {...file} href={addresses.file(place.workspace.id, file.id)} />)
      .replaceAll(/<svg.*?<\/svg>/g, '')
      .replaceAll(/<[^a][^>]*>/g, '');

  it('waits until it has been looked at, and is then to be had', async () => {
    const { brief, file } = await delivered('forty pieces');

    expect(await fetches(file.id)).toEqual({
      status: 409,
      text: '“list.txt” is being checked for viruses, and here as soon as that is done.',
    });
    expect(shown(file)).toBe('list.txtis being checked for viruses, and here as soon as that is done.');

    await check(file.id);

    expect(String(clamd.scanned().at(-1))).toBe('forty pieces');
    expect(await fetches(file.id)).toEqual({ status: 200, text: 'forty pieces' });
    expect(shown(await fileOf(brief))).toContain(`<a href="/api/files/${place.workspace.id}/${file.id}"`);
  });

  it('that is infected is held back for good, and says so to both', async () => {
    const { brief, file } = await delivered(EICAR);

    await check(file.id);
    await check(file.id);

    expect(await fetches(file.id)).toEqual({
      status: 409,
      text: '“list.txt” is held back: the scanner found “Win.Test.EICAR_HDB-1” in it.',
    });
    expect(shown(await fileOf(brief))).toBe(
      'list.txtis held back: the scanner found “Win.Test.EICAR_HDB-1” in it.',
    );
    const asMaria = await asPerson(people.maria, () => download(place.workspace.id, file.id));
    expect(asMaria.status).toBe(409);
    const noted = await withActor({ kind: 'user', userId: people.ruth.userId }, (tx) =>
      tx.auditEvent.count({ where: { subjectId: file.id, action: 'file.held_back' } }),
    );
    expect(noted).toBe(1);
  });

  it('waits on while the scanner can’t be asked', async () => {
    const { file } = await delivered('later');
    clamd.fail(true);

    await expect(check(file.id)).rejects.toThrow();
    expect((await fetches(file.id)).status).toBe(409);

    clamd.fail(false);
    await check(file.id);
    expect((await fetches(file.id)).status).toBe(200);
  });

  it('keeps its verdict, whoever asks the database', async () => {
    const { file } = await delivered(EICAR);
    await check(file.id);

    const write = (userId: string | null) =>
      withActor(
        userId === null ? { kind: 'workspace', workspaceId: place.workspace.id } : { kind: 'user', userId },
        (tx) =>
          tx.fileCheck.updateMany({ where: { fileId: file.id }, data: { outcome: 'clean', found: null } }),
      );

    expect((await write(people.maria.userId)).count).toBe(0);
    expect((await write(people.ruth.userId)).count).toBe(0);
    await expect(write(null)).rejects.toThrow();
  });
});
