import { createHash } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '@/lib/agreements/chain';
import { attachmentsOf } from '@/lib/agreements/copy/attachments';
import { handOut, readCopy } from '@/lib/agreements/copy/copies';
import { makeCopy } from '@/lib/agreements/copy/copy.jobs';
import { renderCopy } from '@/lib/agreements/copy/render';
import { sealCertificates } from '@/lib/agreements/verifying/queries';
import { closeRateLimits } from '@/lib/platform/http/rate-limit';
import { sealRendered } from '@/lib/platform/record/sealing';
import { certificatesIn } from '@/lib/platform/seal/certificates';
import { checkSeal } from '@/lib/platform/seal/checking';
import { fileStore, putFile, readWhole } from '@/lib/platform/storage';
import { withActor } from '@/lib/platform/tenancy';
import {
  type AgreementRef,
  currentVersion,
  givenAgreementInForce,
  givenAmended,
  givenProposed,
  signs,
} from '@/tests/support/agreements';
import { ask, fetchFile, givenToken } from '@/tests/support/api';
import { download } from '@/tests/support/browser/downloads';
import { doneOf } from '@/tests/support/browser/forms';
import { FIRST_TRY } from '@/tests/support/first-try';
import { asPerson, givenAssistant, givenPeople, givenPerson, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

describe('the copy that both keep', () => {
  givenDatabaseWithPeople();
  const storageBefore = process.env.STORAGE_DIR;
  let people: People;
  beforeAll(async () => {
    process.env.STORAGE_DIR = await mkdtemp(join(tmpdir(), 'handover-copies-'));
    people = await givenPeople();
  });
  afterAll(async () => {
    process.env.STORAGE_DIR = storageBefore;
    await closeRateLimits();
  });

  /** An agreement in force between Ruth and somebody of any name. */
  async function givenInForce(name: string, email: string) {
    const { ruth: owner, workspace } = people;
    const assistant = await givenPerson({ name, email, zone: 'Asia/Ho_Chi_Minh' });
    const engagementId = await givenAssistant(owner, workspace, assistant);
    const pair = { owner, assistant, workspace, engagementId };
    const ref = await givenAgreementInForce(pair, { title: `Agreement with ${name}` });
    const version = await currentVersion(owner, ref);
    if (!version) throw new Error('no version');
    const { workspaceId } = ref;
    return { ...pair, ref, version, job: { workspaceId, agreementId: ref.id, versionId: version.id } };
  }

  function asWorkspace<T>(work: Parameters<typeof withActor<T>>[1]) {
    return withActor<T>({ kind: 'workspace', workspaceId: people.workspace.id }, work);
  }

  function traces({ id, workspaceId }: AgreementRef) {
    return asWorkspace(async (tx) => ({
      copies: await tx.agreementCopy.findMany({
        where: { workspaceId, agreementId: id },
        include: { file: true },
      }),
      mails: await tx.mail.findMany({ where: { subjectId: id, kind: 'agreement.in_force' } }),
      sealed: await tx.agreementEvent.findMany({
        where: { workspaceId, agreementId: id, kind: 'sealed' },
        select: { payload: true },
      }),
      sent: await tx.agreementEvent.count({ where: { workspaceId, agreementId: id, kind: 'sent' } }),
    }));
  }

  const downloads = ({ id }: AgreementRef) =>
    asWorkspace((tx) => tx.agreementEvent.findMany({ where: { agreementId: id, kind: 'downloaded' } }));

  it('holds the names, the terms, who signed when, and the hash, in any of the scripts people write in', async () => {
    const name = 'Nguyễn Thị Ánh';
    const { job, ref, version } = await givenInForce(name, 'anh@inbox.example');

    await makeCopy.perform(job, FIRST_TRY);

    const [copy] = (await traces(ref)).copies;
    const words = await wordsOf(await readWhole(copy?.sha256 ?? ''));
    expect(copy?.file).toMatchObject({ name: `Agreement with ${name}.pdf`, contentType: 'application/pdf' });
    expect(words).toContain(`between Adeyemi Ceramics and ${name}`);
    expect(words).toContain('USD 14.50 per hour, at most USD 580.00 per week');
    expect(words).toContain('14 days’ notice');
    expect(words).toContain('ruth@adeyemi-ceramics.example');
    expect(words).toContain('anh@inbox.example');
    expect(words).toContain(version.documentHash);
    expect(words).not.toContain('in place of');
  });

  it('of an amendment says what it replaces, so that somebody who finds both knows which holds', async () => {
    const { job, ref, version, ...pair } = await givenInForce('Linh Tran', 'linh@inbox.example');
    const amendment = await givenAmended(pair, ref, new Date().toISOString(), { rate: '16' });
    const versionId = (await currentVersion(pair.owner, amendment))?.id ?? '';

    await makeCopy.perform({ ...job, agreementId: amendment.id, versionId }, FIRST_TRY);

    const [copy] = (await traces(amendment)).copies;
    const words = await wordsOf(await readWhole(copy?.sha256 ?? ''));
    expect(words).toMatch(
      / and Linh Tran, in place of what they agreed before, in force since \d+ \w+ \d{4}/,
    );
    expect(words).toContain(`In place of agreement ${ref.id}`);
    expect(words).toContain(`SHA-256 of its text ${version.documentHash}`);
  });

  it('is made once and mailed to each once, however often the job runs', async () => {
    const { job, ref, owner, assistant } = await givenInForce('Joy Reyes', 'joy@inbox.example');

    await Promise.all([makeCopy.perform(job, FIRST_TRY), makeCopy.perform(job, FIRST_TRY)]);
    await makeCopy.perform(job, { ...FIRST_TRY, attempt: 2 });

    const { copies, mails, sent } = await traces(ref);
    expect(copies).toHaveLength(1);
    expect(mails.map(({ toAddress }) => toAddress).sort()).toEqual([owner.email, assistant.email].sort());
    expect(mails[0]?.attachments).toMatchObject([
      { sha256: copies[0]?.sha256, contentType: 'application/pdf' },
    ]);
    expect(sent).toBe(1);
  });

  it('leaves nothing half done when it is stopped before its transaction ends', async () => {
    const { job, ref } = await givenInForce('Ligaya Cruz', 'ligaya@inbox.example');
    const copy = await asWorkspace((tx) => readCopy(tx, job));
    if (!copy) throw new Error('nothing to make');

    // stopped after storing the bytes, and in the middle of the transaction that records and mails
    const sealed = await sealRendered(await renderCopy(copy), attachmentsOf(copy), new Date());
    const stored = await putFile(sealed.bytes, { maxBytes: 1e7 });
    await asWorkspace(async (tx) => {
      await handOut(tx, job, { ...sealed, stored });
      throw new Error('stopped');
    }).catch(() => {});
    const half = await traces(ref);
    await makeCopy.perform(job, { ...FIRST_TRY, attempt: 2 });

    const whole = await traces(ref);
    expect(half).toMatchObject({ copies: [], mails: [], sent: 0, sealed: [] });
    expect(whole.copies).toHaveLength(1);
    expect(whole.mails).toHaveLength(2);
    expect(whole.sealed).toHaveLength(1);
  });

  it('is sealed with a certificate that stays known, and the chain names it', async () => {
    const { job, ref } = await givenInForce('Imelda Bautista', 'imelda@inbox.example');

    await makeCopy.perform(job, FIRST_TRY);

    const { copies, sealed } = await traces(ref);
    const bytes = await readWhole(copies[0]?.sha256 ?? '');
    const known = certificatesIn(await sealCertificates());
    const seal = checkSeal(bytes ?? Buffer.alloc(0));
    expect(seal.kind === 'intact' && known.some(({ raw }) => raw.equals(seal.certificate.raw))).toBe(true);
    expect(sealed.map(({ payload }) => JSON.parse(payload))).toMatchObject([
      { sha256: copies[0]?.sha256, versionId: job.versionId, timestampedAt: null },
    ]);
  });

  it('is the same byte for byte from the same agreement', async () => {
    const { job } = await givenInForce('Trần Văn Tuấn', 'tuan@inbox.example');
    const first = await asWorkspace((tx) => readCopy(tx, job));
    const second = await asWorkspace((tx) => readCopy(tx, job));
    if (!first || !second) throw new Error('nothing to make');

    const one = await renderCopy(first);
    const other = await renderCopy(second);

    expect(one.equals(other)).toBe(true);
  });

  it('can be downloaded by both and by their tools, the same bytes, and the chain records the first time each gets them', async () => {
    const { job, ref, owner, assistant } = await givenInForce('Oksana Лисенко', 'oksana@inbox.example');
    await makeCopy.perform(job, FIRST_TRY);
    const [copy] = (await traces(ref)).copies;
    const bytes = await readWhole(copy?.sha256 ?? '');
    if (!bytes) throw new Error('it was made');
    const fetchCopy = () => download(ref.workspaceId, copy?.fileId ?? '');
    const token = await givenToken(assistant);
    const path = `/agreements/${ref.id}`;
    await fileStore().setAside(copy?.sha256 ?? '');
    await fileStore().remove(copy?.sha256 ?? '');
    expect((await asPerson(owner, fetchCopy)).status).toBe(503);
    expect(await downloads(ref)).toEqual([]);
    await putFile(bytes, { maxBytes: bytes.length });

    const answers = [
      await asPerson(owner, fetchCopy),
      await asPerson(assistant, fetchCopy),
      await fetchFile(token, `${path}/files/${copy?.fileId}`),
    ];

    const hashes = await Promise.all(
      answers.map(async (answer) =>
        createHash('sha256')
          .update(new Uint8Array(await answer.arrayBuffer()))
          .digest('hex'),
      ),
    );
    const events = await asWorkspace((tx) =>
      tx.agreementEvent.findMany({ where: { agreementId: ref.id }, orderBy: { sequence: 'asc' } }),
    );
    const { versions } = (await ask(token, path)).body;
    expect(new Set([...hashes, versions[0].sealed.sha256])).toEqual(new Set([copy?.sha256]));
    expect(events.slice(-2).map(({ kind, actorUserId }) => [kind, actorUserId])).toEqual([
      ['downloaded', owner.userId],
      ['downloaded', assistant.userId],
    ]);
    expect(verifyChain(ref.id, events)).toEqual({ sound: true });
  });

  it('is recorded as downloaded once somebody has all of it, not when they have looked, or taken a page', async () => {
    const { job, ref, assistant } = await givenInForce('Zeynep Aydın', 'zeynep@inbox.example');
    await makeCopy.perform(job, FIRST_TRY);
    const [copy] = (await traces(ref)).copies;
    const takes = (asked: RequestInit) =>
      asPerson(assistant, () => download(ref.workspaceId, copy?.fileId ?? '', asked));

    const looked = await takes({ method: 'HEAD' });
    const page = await takes({ headers: { range: 'bytes=0-999' } });
    const end = await takes({ headers: { range: 'bytes=-500' } });

    expect([looked.status, page.status, end.status]).toEqual([200, 206, 206]);
    expect(await downloads(ref)).toEqual([]);
    const rest = { range: 'bytes=1000-', 'if-range': page.headers.get('etag') ?? '' };
    expect((await takes({ headers: rest })).status).toBe(206);
    expect(await downloads(ref)).toHaveLength(1);
  });

  it('isn’t made for an agreement that only one has signed', async () => {
    const { ruth: owner, maria, workspace, engagements } = people;
    const pair = { owner, workspace, engagementId: engagements.maria };
    const ref = await givenProposed(pair);
    doneOf(await signs(maria, ref));
    const version = await currentVersion(owner, ref);

    await makeCopy.perform(
      { workspaceId: ref.workspaceId, agreementId: ref.id, versionId: version?.id ?? '' },
      FIRST_TRY,
    );

    expect((await traces(ref)).copies).toEqual([]);
  });
});

async function wordsOf(pdf: Buffer | null): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf ?? [])), { mergePages: true });
  // pdf.js reads the space of some fonts as a control character
  return text.normalize('NFC').replace(/[\s\p{Cc}]+/gu, ' ');
}
