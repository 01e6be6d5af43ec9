import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ComponentProps } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { FileLink } from '@/components/ui/file-link';
import { makeCopy } from '@/lib/agreements/copy/copy.jobs';
import { importAgreement } from '@/lib/agreements/importing/importing.actions';
import { bytesOf } from '@/lib/archive/manifest';
import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { getPlaybook } from '@/lib/briefs/playbooks/page.queries';
import { savePlaybook } from '@/lib/briefs/playbooks/playbooks.actions';
import { addresses } from '@/lib/platform/addresses/addresses';
import { checkFile } from '@/lib/platform/files/checking.jobs';
import { newId } from '@/lib/platform/ids';
import { type LiveEvent, liveHub } from '@/lib/platform/live/hub';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { importTyped, SIGNED_ELSEWHERE, signs } from '@/tests/support/agreements';
import { exportTo } from '@/tests/support/archives';
import {
  type BriefPlace,
  deliveryForm,
  givenAttached,
  givenBriefAccepted,
  givenRuthAndMaria,
  readBrief,
} from '@/tests/support/briefs';
import { download } from '@/tests/support/browser/downloads';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { eventually } from '@/tests/support/eventually';
import { FIRST_TRY } from '@/tests/support/first-try';
import { asPerson, givenAssistant, givenPeople, givenPerson, type People } from '@/tests/support/people';
import { playbookForm } from '@/tests/support/playbooks';
import { EICAR, givenClamd } from '@/tests/support/servers/clamd';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenStorage } from '@/tests/support/servers/storage';

const CHANGE = { type: 'change', at: expect.any(Number) };

describe('a file where a scanner is set up', () => {
  const clamd = givenClamd();
  givenDatabaseWithPeople();
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

  /** Maria delivers one file. @returns the brief, and the file as the brief shows it. */
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
  const check = (fileId: string) => checkFile.perform({ workspaceId: place.workspace.id, fileId }, FIRST_TRY);
  const fetches = async (fileId: string) => {
    const answer = await asPerson(people.ruth, () => download(place.workspace.id, fileId));
    return { status: answer.status, text: await answer.text() };
  };
  const shown = (file: Omit<ComponentProps<typeof FileLink>, 'href'> & { readonly id: string }) =>
    renderToStaticMarkup(<FileLink {...file} href={addresses.file(place.workspace.id, file.id)} />)
      .replaceAll(/<svg.*?<\/svg>/g, '')
      .replaceAll(/<[^a][^>]*>/g, '');

  it('waits until it has been scanned, and is then available', async () => {
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

  it('refreshes on open pages once there is a verdict', async () => {
    const heard: LiveEvent[] = [];
    const stop = liveHub().subscribe((event) => heard.push(event));
    onTestFinished(stop);
    await eventually(() => expect(heard.some(({ type }) => type === 'resync')).toBe(true));
    const { file } = await delivered('waited for');

    await check(file.id);

    const verdict = { engagementId: place.engagementId, kind: 'file', id: file.id };
    await eventually(() =>
      expect(heard).toContainEqual({ ...CHANGE, change: expect.objectContaining(verdict) }),
    );
    const missed = await withActor(
      { kind: 'user', userId: people.maria.userId },
      (tx) =>
        tx.$queryRaw<
          unknown[]
        >`SELECT 1 FROM live_hints WHERE kind = 'file' AND subject_id = ${file.id}::uuid`,
    );
    expect(missed).toHaveLength(1);
  });

  it('goes into no archive before it is known to be clean; an infected one never does', async () => {
    const [clean, infected, unseen] = [
      await delivered('as it should be'),
      await delivered(EICAR),
      await delivered('nobody has looked yet'),
    ];
    await check(clean.file.id);
    await check(infected.file.id);
    const folder = await mkdtemp(join(tmpdir(), 'handover-archive-'));
    onTestFinished(() => rm(folder, { recursive: true }));

    const manifests = await Promise.all(
      (['business', 'whole'] as const).map((scope) =>
        exportTo(join(folder, scope), place.workspace.id, scope),
      ),
    );

    const files = [clean, infected, unseen].map(({ file }) => file);
    const [taken, moved] = manifests.map(({ entries, missing }) => ({
      in: files.map(({ sha256 }) => entries.some(({ name }) => name === bytesOf(sha256))),
      missing: files.map(({ sha256 }) => missing.includes(sha256)),
    }));
    expect(taken).toEqual({ in: [true, false, false], missing: [false, true, true] });
    // when the business moves it is scanned at the destination
    expect(moved).toEqual({ in: [true, false, true], missing: [false, true, false] });
  });

  it('that is infected isn’t available from a playbook made from its brief either', async () => {
    const briefId = newId();
    const draft = new File([EICAR, ' of a brief'], 'list.txt', { type: 'text/plain' });
    const fileId = await givenAttached(place, briefId, draft);
    await givenBriefAccepted(place, { id: briefId, attached: [fileId] });
    const form = playbookForm(place, { briefId, attached: [fileId] });
    doneOf(await asPerson(people.ruth, () => submit(savePlaybook, form)));
    const playbook = await getPlaybook(people.ruth.userId, form);
    const taken = playbook?.files[0]?.id ?? '';
    expect(await fetches(taken)).toMatchObject({
      status: 409,
      text: expect.stringContaining('being checked'),
    });

    await check(fileId);

    expect(await fetches(taken)).toMatchObject({ status: 409, text: expect.stringContaining('held back') });
  });

  it('that comes into a playbook directly waits as well, for the people who run the business', async () => {
    const form = playbookForm(place);
    const [held, clean] = [new File([EICAR, ' by itself'], 'bad.txt'), new File(['Steps.'], 'good.txt')];
    doneOf(await asPerson(people.ruth, () => submit(savePlaybook, { ...form, files: [held, clean] })));
    const filesNow = async () => (await getPlaybook(people.ruth.userId, form))?.files ?? [];
    const [bad, good] = await filesNow();
    if (!bad || !good) throw new Error('the playbook has no files');
    const archived = async () => {
      const folder = await mkdtemp(join(tmpdir(), 'handover-archive-'));
      onTestFinished(() => rm(folder, { recursive: true }));
      const { entries } = await exportTo(join(folder, 'business'), place.workspace.id, 'business');
      const sums = [Buffer.concat([Buffer.from(EICAR), Buffer.from(' by itself')]), Buffer.from('Steps.')];
      return sums.map((bytes) =>
        entries.some(({ name }) => name === bytesOf(createHash('sha256').update(bytes).digest('hex'))),
      );
    };

    expect([await fetches(bad.id), await fetches(good.id)]).toMatchObject([{ status: 409 }, { status: 409 }]);
    expect(shown(good)).toBe('good.txtis being checked for viruses, and here as soon as that is done.');
    expect(await archived()).toEqual([false, false]);

    await check(bad.id);
    await check(good.id);

    expect(await fetches(bad.id)).toEqual({
      status: 409,
      text: '“bad.txt” is held back: the scanner found “Win.Test.EICAR_HDB-1” in it.',
    });
    expect(await fetches(good.id)).toEqual({ status: 200, text: 'Steps.' });
    const [badNow, goodNow] = await filesNow();
    expect([badNow?.check?.outcome, goodNow?.check?.outcome]).toEqual(['infected', 'clean']);
    expect(await archived()).toEqual([false, true]);
    const noted = await withActor({ kind: 'user', userId: people.ruth.userId }, (tx) =>
      tx.auditEvent.count({ where: { subjectId: bad.id, action: 'file.held_back' } }),
    );
    expect(noted).toBe(1);
    // what was said stays
    const asBusiness = { kind: 'workspace', workspaceId: place.workspace.id } as const;
    const takenBack = withActor(
      asBusiness,
      (tx) =>
        tx.$executeRaw`UPDATE playbook_file_checks SET outcome = 'clean', found = NULL WHERE file_id = ${bad.id}::uuid`,
    );
    await expect(takenBack).rejects.toThrow('what a scanner said of a file stays');
  });

  it('that is an agreement signed elsewhere is mailed only if it is clean', async () => {
    const attached: number[] = [];
    for (const [index, content] of ['as both signed it', EICAR].entries()) {
      const email = `signed-elsewhere-${index}@inbox.example`;
      const assistant = await givenPerson({ name: 'Inês Duarte', email, zone: 'Europe/Lisbon' });
      const { ruth: owner, workspace } = people;
      const engagementId = await givenAssistant(owner, workspace, assistant);
      const file = new File([SIGNED_ELSEWHERE, content], 'signed.pdf', { type: 'application/pdf' });
      const form = { ...importTyped({ owner, workspace, engagementId }), file };
      const { id } = doneOf(await asPerson(owner, () => submit(importAgreement, form)));
      const ref = { workspaceId: workspace.id, id };
      const asBusiness = <T,>(work: (tx: Tx) => Promise<T>) =>
        withActor({ kind: 'workspace', workspaceId: workspace.id }, work);
      const { fileId, versionId } = await asBusiness((tx) =>
        tx.agreementImport.findFirstOrThrow({ where: { agreementId: id } }),
      );
      await check(fileId);
      doneOf(await signs(assistant, ref));

      const job = { workspaceId: workspace.id, agreementId: id, versionId };
      await makeCopy.perform(job, FIRST_TRY);

      const mails = await asBusiness((tx) =>
        tx.mail.findMany({ where: { subjectId: id, kind: 'agreement.in_force' } }),
      );
      attached.push(...mails.map(({ attachments }) => z.array(z.unknown()).parse(attachments).length));
    }
    expect(attached).toEqual([2, 2, 1, 1]);
  });

  it('goes on waiting while the scanner can’t be reached', async () => {
    const { file } = await delivered('later');
    clamd.fail(true);

    await expect(check(file.id)).rejects.toThrow(/hung up|EPIPE|ECONNRESET/);
    expect((await fetches(file.id)).status).toBe(409);

    clamd.fail(false);
    await check(file.id);
    expect((await fetches(file.id)).status).toBe(200);
  });

  it('keeps its verdict, whatever SQL is tried', async () => {
    const { file } = await delivered(EICAR);
    await check(file.id);

    const write = (userId: string | null) =>
      withActor(
        userId === null ? { kind: 'workspace', workspaceId: place.workspace.id } : { kind: 'user', userId },
        (tx) =>
          tx.$executeRaw`UPDATE file_checks SET outcome = 'clean', found = NULL WHERE file_id = ${file.id}::uuid`,
      );

    expect(await write(people.maria.userId)).toBe(0);
    expect(await write(people.ruth.userId)).toBe(0);
    await expect(write(null)).rejects.toThrow('what a scanner said of a file stays');
  });
});
