import { createHash } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '@/lib/agreements/chain';
import { makeCopy } from '@/lib/agreements/copy/copy.jobs';
import { importAgreement } from '@/lib/agreements/importing/importing.actions';
import { listAgreements } from '@/lib/agreements/list.queries';
import { declineAgreement } from '@/lib/agreements/negotiation/answering.actions';
import { getAgreementPage } from '@/lib/agreements/page.queries';
import { proposeAgreement, reviseAgreement } from '@/lib/agreements/proposing/proposing.actions';
import { CONFIRMATION } from '@/lib/agreements/schema';
import { closeAgreement } from '@/lib/agreements/timing/ending.jobs';
import { remindOfAgreement } from '@/lib/agreements/timing/reminding.jobs';
import { atTime } from '@/lib/platform/clock';
import { readWhole } from '@/lib/platform/storage';
import { withActor } from '@/lib/platform/tenancy';
import {
  type AgreementRef,
  givenImported,
  givenNewPair,
  importTyped,
  type Pair,
  readAs,
  SIGNED_ELSEWHERE,
  seenBy,
  signs,
} from '@/tests/support/agreements';
import { download } from '@/tests/support/browser/downloads';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/browser/forms';
import { FIRST_TRY } from '@/tests/support/first-try';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

const FILE_HASH = createHash('sha256').update(SIGNED_ELSEWHERE).digest('hex');

describe('an agreement that was signed elsewhere', () => {
  givenDatabaseWithPeople();
  const storageBefore = process.env.STORAGE_DIR;
  let people: People;
  beforeAll(async () => {
    process.env.STORAGE_DIR = await mkdtemp(join(tmpdir(), 'handover-imports-'));
    people = await givenPeople();
  });
  afterAll(() => {
    process.env.STORAGE_DIR = storageBefore;
  });

  const givenPair = () => givenNewPair(people, { name: 'Inês Duarte', zone: 'Europe/Lisbon' });

  function imports(pair: Pair, changes: Fields) {
    return asPerson(pair.owner, () => submit(importAgreement, { ...importTyped(pair), ...changes }));
  }

  function recordOf({ workspaceId, id }: AgreementRef) {
    return withActor({ kind: 'workspace', workspaceId }, async (tx) => ({
      version: await tx.agreementVersion.findFirstOrThrow({
        where: { agreementId: id },
        include: { clauses: true },
      }),
      imports: await tx.agreementImport.findMany({ where: { agreementId: id } }),
      signatures: await tx.agreementSignature.findMany({
        where: { agreementId: id },
        orderBy: { signedAt: 'asc' },
      }),
      events: await tx.agreementEvent.findMany({ where: { agreementId: id }, orderBy: { sequence: 'asc' } }),
      mails: await tx.mail.findMany({ where: { subjectId: id } }),
    }));
  }

  it('waits, confirmed by the owner, for the assistant, who is asked by mail', async () => {
    const pair = await givenPair();

    const ref = await givenImported(pair);

    const { version, events, signatures, mails } = await recordOf(ref);
    const document = JSON.parse(version.canonicalJson ?? '{}');
    expect((await readAs(pair.assistant, ref))?.state).toBe('signed_by_one');
    expect(document.imported).toEqual({
      fileName: 'agreement of March.pdf',
      sha256: FILE_HASH,
      sizeBytes: SIGNED_ELSEWHERE.length,
      signedOn: '2026-03-02',
    });
    expect(document.terms).toMatchObject({ rateMinor: 1450, currency: 'USD' });
    expect(version.clauses).toHaveLength(1);
    expect(version.clauses[0]?.body).toContain(FILE_HASH);
    expect(signatures).toMatchObject([
      { party: 'owner', kind: 'confirmation', consentText: CONFIRMATION.text },
    ]);
    expect(events.map(({ kind }) => kind)).toEqual(['imported', 'consented', 'confirmed']);
    expect(mails).toMatchObject([
      {
        toAddress: pair.assistant.email,
        kind: 'agreement.imported',
        subject: expect.stringMatching(/^To confirm by /),
      },
    ]);
  });

  it('is in force once the assistant has confirmed it, and both get the file and a certificate', async () => {
    const pair = await givenPair();
    const ref = await givenImported(pair);

    doneOf(await signs(pair.assistant, ref));

    const { version, events, signatures } = await recordOf(ref);
    const job = { workspaceId: ref.workspaceId, agreementId: ref.id, versionId: version.id };
    await makeCopy.perform(job, FIRST_TRY);
    const mails = (await recordOf(ref)).mails.filter(({ kind }) => kind === 'agreement.in_force');
    const page = await getAgreementPage(pair.assistant.userId, ref);
    const certificate = await readWhole(page?.shown.copy?.sha256 ?? '');
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(certificate ?? [])), {
      mergePages: true,
    });
    const words = text.normalize('NFC').replace(/[\s\p{Cc}]+/gu, ' ');
    expect(events.map(({ kind }) => kind)).toEqual([
      'imported',
      'consented',
      'confirmed',
      'consented',
      'confirmed',
      'in_force',
    ]);
    expect(verifyChain(ref.id, events)).toEqual({ sound: true });
    expect(signatures.map(({ kind }) => kind)).toEqual(['confirmation', 'confirmation']);
    expect(mails.map(({ toAddress }) => toAddress).sort()).toEqual(
      [pair.assistant.email, pair.owner.email].sort(),
    );
    expect(mails[0]?.attachments).toMatchObject([
      { sha256: page?.shown.copy?.sha256 },
      { sha256: FILE_HASH, fileName: 'agreement of March.pdf' },
    ]);
    expect(words).toContain('Signed elsewhere, imported');
    expect(words).toContain(FILE_HASH);
  });

  it('is marked in the list, and its file can be opened by both', async () => {
    const pair = await givenPair();
    const ref = await givenImported(pair);

    const { agreements } = await listAgreements(pair.owner.userId, pair.workspace.id);
    const page = await getAgreementPage(pair.assistant.userId, ref);
    const answer = await asPerson(pair.assistant, () =>
      download(ref.workspaceId, page?.shown.imported?.fileId ?? ''),
    );

    expect(agreements.find(({ id }) => id === ref.id)).toMatchObject({ isImported: true });
    expect(page?.shown.imported).toMatchObject({ sha256: FILE_HASH, signedOn: '2026-03-02' });
    expect(await answer.text()).toBe(SIGNED_ELSEWHERE);
  });

  it('lends its file to a later version that still refers to it, and that both sign here', async () => {
    const pair = await givenPair();
    const ref = await givenImported(pair);
    doneOf(await asPerson(pair.owner, async () => submit(reviseAgreement, await seenBy(pair.owner, ref))));
    doneOf(await asPerson(pair.owner, async () => submit(proposeAgreement, await seenBy(pair.owner, ref))));

    doneOf(await signs(pair.owner, ref));
    doneOf(await signs(pair.assistant, ref));

    const { signatures } = await recordOf(ref);
    const page = await getAgreementPage(pair.owner.userId, ref);
    const versionId = page?.shown.id ?? '';
    const job = { workspaceId: ref.workspaceId, agreementId: ref.id, versionId };
    await makeCopy.perform(job, FIRST_TRY);
    const mail = (await recordOf(ref)).mails.find(({ kind }) => kind === 'agreement.in_force');
    expect(signatures.filter((each) => each.versionId === versionId).map(({ kind }) => kind)).toEqual([
      'signature',
      'signature',
    ]);
    expect(page).toMatchObject({ shown: { number: 2, imported: null }, importedFile: { sha256: FILE_HASH } });
    expect(mail?.attachments).toMatchObject([{}, { sha256: FILE_HASH }]);
    expect(mail?.text).toContain('have both signed');
  });

  it('is confirmed, not signed: so says the reminder, and so does what is said once it was too late', async () => {
    const pair = await givenPair();
    const ref = await givenImported(pair);
    const { id, dueAt, until } = await withActor(
      { kind: 'workspace', workspaceId: ref.workspaceId },
      async (tx) => {
        const { respondBy } = await tx.agreement.findFirstOrThrow({ where: { id: ref.id } });
        const [first] = await tx.reminder.findMany({
          where: { agreementId: ref.id },
          orderBy: { dueAt: 'asc' },
        });
        return { id: first?.id ?? '', dueAt: first?.dueAt ?? new Date(), until: respondBy ?? new Date() };
      },
    );

    const job = { workspaceId: ref.workspaceId, reminderId: id };
    await atTime(dueAt, () => remindOfAgreement.perform(job, FIRST_TRY));
    const closing = { workspaceId: ref.workspaceId, agreementId: ref.id };
    await atTime(until, () => closeAgreement.perform(closing, FIRST_TRY));

    const mails = (await recordOf(ref)).mails.filter(({ toAddress }) => toAddress === pair.assistant.email);
    const subjectOf = (kind: string) => mails.find((mail) => mail.kind === kind)?.subject;
    expect(subjectOf('reminder.unsigned_2d')).toMatch(/^Your confirmation is due /);
    expect(subjectOf('agreement.expired')).toMatch(/^Not confirmed in time, expired: /);
  });

  it('comes to nothing when the assistant declines', async () => {
    const pair = await givenPair();
    const ref = await givenImported(pair);
    const reason = 'The rate we signed is 16 dollars.';

    doneOf(
      await asPerson(pair.assistant, async () =>
        submit(declineAgreement, { ...(await seenBy(pair.assistant, ref)), reason }),
      ),
    );

    expect((await readAs(pair.owner, ref))?.state).toBe('declined');
    const told = (await recordOf(ref)).mails.find(({ kind }) => kind === 'agreement.declined');
    expect(told?.text).toContain('What you signed elsewhere stays as it was.');
    expect(told?.text).not.toContain('owes anything');
  });

  it('is imported once, however often the form is sent', async () => {
    const pair = await givenPair();
    const form = importTyped(pair);

    const answers = await Promise.all(
      [1, 2, 3].map(() => asPerson(pair.owner, () => submit(importAgreement, form))),
    );

    expect(answers.map(({ status }) => status)).toEqual(['done', 'done', 'done']);
    expect((await recordOf({ workspaceId: pair.workspace.id, id: form.id })).imports).toHaveLength(1);
  });

  it.each([
    ['a picture', { file: new File(['\x89PNG\r\n\x1a\n\0\0\0\rIHDR'], 'scan.pdf') }, 'file', /isn’t a PDF/],
    ['no file', { file: new File([], '') }, 'file', /Choose the PDF/],
    ['terms that contradict each other', { cap: '1' }, 'cap', /would not pay for even one unit/],
    ['a date that isn’t', { signedOn: '2026-02-30' }, 'signedOn', /no such date/],
    ['no name', { signedName: ' ' }, 'signedName', /Type your name/],
    ['no consent', { consent: '' }, 'consent', /Tick this/],
  ] as const)(
    'is refused with %s, beside the field, and what was typed stays',
    async (_what, changes, field, words) => {
      const refusal = refusalOf(await imports(await givenPair(), changes));

      expect(refusal.fieldErrors[field]).toMatch(words);
      expect(refusal.values.title).toEqual(['The agreement of March']);
    },
  );

  it('puts nothing on disk that may not be imported', async () => {
    const pair = await givenPair();
    const hoursAgo = { ...pair.owner, authenticatedAt: new Date(Date.now() - 3 * 3_600_000) };
    const file = new File([SIGNED_ELSEWHERE, '% another one'], 'Contract.pdf', { type: 'application/pdf' });
    const form = { ...importTyped(pair), file };

    for (const person of [hoursAgo, people.foreign.owner]) {
      refusalOf(await asPerson(person, () => submit(importAgreement, form)));
    }
    const bytes = Buffer.from(await file.arrayBuffer());
    expect(await readWhole(createHash('sha256').update(bytes).digest('hex'))).toBeNull();
  });

  it('asks the owner for a fresh sign-in', async () => {
    const pair = await givenPair();
    const hoursAgo = { ...pair.owner, authenticatedAt: new Date(Date.now() - 3 * 60 * 60_000) };

    const answer = await asPerson(hoursAgo, () => submit(importAgreement, importTyped(pair)));

    expect(refusalOf(answer).code).toBe('sign_in_again');
  });

  it('has a file that nobody can replace: the database keeps the row as it is', async () => {
    const pair = await givenPair();
    const ref = await givenImported(pair);

    const changing = withActor({ kind: 'workspace', workspaceId: ref.workspaceId }, (tx) =>
      tx.agreementImport.updateMany({ where: { agreementId: ref.id }, data: { sha256: 'ab'.repeat(32) } }),
    );

    await expect(changing).rejects.toThrow(/permission denied|denied access/);
  });
});
