import { beforeAll, describe, expect, it } from 'vitest';
import { askRecord } from '@/lib/agreements/verifying/queries';
import { verifyFile } from '@/lib/agreements/verifying/verify';
import { makeEvidence } from '@/lib/evidence/jobs';
import { listEvidence } from '@/lib/evidence/queries';
import { askForEvidence } from '@/lib/evidence/requesting.actions';
import { atTime } from '@/lib/platform/clock';
import { examineSeal } from '@/lib/platform/examining/seal';
import { serveFile } from '@/lib/platform/files/serving';
import { newId } from '@/lib/platform/ids';
import { canonicalJson, sha256 } from '@/lib/platform/record/canonical';
import { RECORD_FILE } from '@/lib/platform/record/names';
import { checkRecord } from '@/lib/platform/record/record-file';
import { certificatesIn } from '@/lib/platform/seal/certificates';
import { attachmentsIn } from '@/lib/platform/seal/pdf';
import { fileStore, readWhole } from '@/lib/platform/storage';
import { withActor } from '@/lib/platform/tenancy';
import { listSealCertificates } from '@/lib/platform/tenancy/find-copy';
import { givenImported, givenPair, type Pair, SIGNED_ELSEWHERE, signs } from '@/tests/support/agreements';
import { givenBriefAccepted } from '@/tests/support/briefs';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { givenChangeAsked } from '@/tests/support/changes';
import { givenEnded } from '@/tests/support/endings';
import { FIRST_TRY } from '@/tests/support/first-try';
import { givenExpense, givenRecorded, NEXT_MONDAY } from '@/tests/support/pay/pay';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenStorage } from '@/tests/support/servers/storage';
import { says } from '@/tests/support/threads';
import { givenAgreedBefore, givenApproved, givenEntry } from '@/tests/support/time';
import { givenHolder } from '@/tests/support/waiting';

describe('the record of two sides in one sealed file', () => {
  const database = givenDatabaseWithPeople();
  const { holder, somebodyWaits } = givenHolder(database);
  let people: People;
  let pair: Pair;
  let bytes: Buffer;
  givenStorage();
  beforeAll(async () => {
    people = await givenPeople();
    pair = await givenPair(people, 'Adeyemi Fairs');
    await givenAgreedBefore(pair);
    await givenEntry(pair, { from: '14:00', until: '15:00', note: 'Packed what was sold' });
    await givenApproved(pair);
    await givenRecorded(pair);
    const about = {
      workspaceId: pair.workspace.id,
      subject: 'engagement',
      subjectId: pair.engagementId,
    } as const;
    await says(pair.assistant, about, 'The fair went well.');
    await says(pair.owner, about, 'It did.');
    const brief = await givenBriefAccepted(pair);
    await givenChangeAsked(pair, pair.assistant, brief);
    bytes = await made(pair.assistant);
  });

  const place = ({ workspace, engagementId } = pair) => ({ workspaceId: workspace.id, engagementId });

  /** Somebody asks for it, and the job runs; twice, as after a crash. */
  async function asks(person: Person, of: Pair): Promise<string> {
    const id = newId();
    doneOf(await asPerson(person, () => submit(askForEvidence, { ...place(of), id })));
    const asked = { workspaceId: of.workspace.id, id, userId: person.userId };
    for (let run = 0; run < 2; run += 1) await makeEvidence.perform(asked, FIRST_TRY);
    return id;
  }

  async function made(person: Person, of = pair): Promise<Buffer> {
    const id = await asks(person, of);
    const row = await withActor({ kind: 'user', userId: person.userId }, (tx) =>
      tx.evidenceFile.findFirstOrThrow({ where: { id } }),
    );
    return (await readWhole(row.sha256 ?? '')) ?? Buffer.of();
  }

  it('isn’t made of an engagement that the business doesn’t have', async () => {
    const of = (engagementId: string) =>
      asPerson(pair.owner, () => submit(askForEvidence, { ...place(), id: newId(), engagementId }));

    expect(refusalOf(await of(newId())).code).toBe('not_found');
    expect(refusalOf(await of(people.foreign.engagementId)).code).toBe('not_found');
  });

  it('can still be asked for by people whose work there is over, with everything that was agreed, worked and paid', async () => {
    const over = await givenPair(people, 'Adeyemi Past');
    await givenAgreedBefore(over);
    await givenApproved(over);
    await givenRecorded(over);
    const about = {
      workspaceId: over.workspace.id,
      subject: 'engagement',
      subjectId: over.engagementId,
    } as const;
    await says(over.assistant, about, 'It was a good year.');
    await givenBriefAccepted(over);
    await atTime(NEXT_MONDAY, () => givenEnded(over));

    const sealed = await made(over.assistant, over);
    const files = await attachmentsIn(sealed);

    const record = JSON.parse(files.get(RECORD_FILE) ?? '{}');
    // not that nothing was said or handed over
    expect(record.leftOut).toEqual(['briefs', 'messages']);
    const { findings } = await verifyFile(sealed, { certificates: [], standing: null });
    expect(findings.join(' ')).toContain('without briefs and messages');
    const [owners] = [...(await attachmentsIn(await made(over.owner, over)))].filter(
      ([name]) => name === RECORD_FILE,
    );
    expect(JSON.parse(owners?.[1] ?? '{}')).toMatchObject({
      leftOut: [],
      briefs: [{ state: 'cancelled' }],
      messages: [{ body: 'It was a good year.' }],
    });
    expect(record).toMatchObject({
      agreements: [{ signatures: [{ party: 'owner' }, { party: 'assistant' }] }],
      weeks: [{ state: 'approved' }],
      owed: [{ kind: 'time', amountMinor: 2900 }],
      payments: [{ amountMinor: 2900 }],
    });
  });

  it('holds the agreement, the time, what was owed and paid, the books and the messages, the earliest first', async () => {
    const record = JSON.parse((await attachmentsIn(bytes)).get(RECORD_FILE) ?? '{}');

    expect(record).toMatchObject({
      agreements: [{ signatures: [{ party: 'owner' }, { party: 'assistant' }] }],
      leftOut: [],
      weeks: [
        {
          state: 'approved',
          entries: [{ note: 'Answered the mail of the weekend' }, { note: 'Packed what was sold' }],
        },
      ],
      owed: [{ kind: 'time', amountMinor: 4350 }],
      payments: [{ amountMinor: 4350, state: 'recorded' }],
      messages: [
        { author: pair.assistant.name, body: 'The fair went well.' },
        { author: pair.owner.name, body: 'It did.' },
      ],
    });
    expect(record.ledger).toHaveLength(2);
  });

  it('is as of one moment: what is approved and paid while it is read is in the next one, and it agrees with itself', async () => {
    const busy = await givenPair(people, 'Adeyemi Kilns');
    await givenAgreedBefore(busy);
    await givenExpense(busy);
    await holder().query('BEGIN');
    // it reads what is owed before this table, and payments after it
    await holder().query('LOCK TABLE expense_reviews');
    const making = made(busy.assistant, busy);
    await somebodyWaits();
    await givenApproved(busy);
    await givenRecorded(busy);
    await holder().query('COMMIT');

    const sealed = await making;

    const text = (await attachmentsIn(sealed)).get(RECORD_FILE) ?? '';
    expect(checkRecord(text)).toMatchObject({ sound: true, owed: 0 });
    expect(JSON.parse(text)).toMatchObject({ owed: [], payments: [] });
    expect(
      JSON.parse((await attachmentsIn(await made(busy.assistant, busy))).get(RECORD_FILE) ?? ''),
    ).toMatchObject({
      owed: [{ kind: 'time' }],
      payments: [{ state: 'recorded' }],
    });
  });

  it('holds each brief’s terms, and each requested change with what it would have changed', async () => {
    const record = JSON.parse((await attachmentsIn(bytes)).get(RECORD_FILE) ?? '{}');
    const [brief] = record.briefs;

    expect(record.briefs).toHaveLength(1);
    expect(brief).toMatchObject({
      state: 'accepted',
      title: expect.any(String),
      acceptedAt: expect.any(String),
      terms: {
        outcome: expect.any(String),
        deadlineZone: expect.any(String),
        deadlineAt: expect.any(String),
      },
      changes: [{ raisedBy: 'assistant', reason: expect.any(String), answer: null }],
    });
    expect(brief.terms.deliverables[0].criteria[0].text).toEqual(expect.any(String));
    expect(brief.changes[0].kinds.length).toBeGreaterThan(0);
  });

  it('is genuine to anybody who asks, by its bytes and by itself, and altered once anything in it is', async () => {
    const certificates = certificatesIn((await listSealCertificates()).map(({ pem }) => pem).join(''));
    const asked = await verifyFile(bytes, { certificates, standing: (sha256) => askRecord(sha256, null) });
    const alone = await verifyFile(bytes, { certificates, standing: null });
    const changed = Buffer.from(bytes);
    const middle = Math.floor(changed.length / 2);
    changed.writeUInt8(changed.readUInt8(middle) ^ 1, middle);
    const altered = await verifyFile(changed, { certificates, standing: null });

    expect(asked.answer.kind).toBe('record');
    expect(alone.answer.kind).toBe('genuine');
    expect(alone.findings.join(' ')).toContain('The record in it holds together: 1 agreement as signed');
    expect(altered.answer.kind).toBe('altered');
  });

  describe('of an agreement that both signed elsewhere', () => {
    let elsewhere: Pair;
    beforeAll(async () => {
      elsewhere = await givenPair(people, 'Adeyemi Glazes');
      const ref = await givenImported(elsewhere);
      doneOf(await signs(elsewhere.assistant, ref));
    });

    it('holds its file, which is its text', async () => {
      const attached = await attachmentsIn(await made(elsewhere.assistant, elsewhere));

      expect(attached.get('agreement-1-signed-elsewhere.pdf')).toBe(SIGNED_ELSEWHERE);
      const record = JSON.parse(attached.get(RECORD_FILE) ?? '{}');
      expect(record.agreements).toMatchObject([
        {
          signedElsewhere: [
            {
              fileName: 'agreement of March.pdf',
              sha256: sha256(SIGNED_ELSEWHERE),
              signedOn: '2026-03-02',
            },
          ],
        },
      ]);
      expect(record.copies).toEqual([
        { name: 'agreement-1-signed-elsewhere.pdf', sha256: sha256(SIGNED_ELSEWHERE) },
      ]);
    });

    it('says what can’t be found, instead of being sealed for ever, and so does the doctor', async () => {
      const hash = sha256(SIGNED_ELSEWHERE);
      await fileStore().setAside(hash);
      await fileStore().remove(hash);

      await asks(elsewhere.assistant, elsewhere);

      const [evidence] = await listEvidence(elsewhere.assistant.userId, place(elsewhere));
      expect(evidence).toMatchObject({
        sealedAt: null,
        file: null,
        lacks: ['agreement-1-signed-elsewhere.pdf'],
      });
      const findings = await examineSeal();
      expect(findings).toContainEqual({
        level: 'broken',
        says: expect.stringMatching(
          `^1 sealed or signed file of \\d+ can’t be found in the storage: ${hash.slice(0, 12)}…`,
        ),
        remedy: expect.stringContaining('back-up'),
      });
      const file = { name: 'agreement of March.pdf', contentType: 'application/pdf', sha256: hash };
      const answer = await serveFile(file, new Request('http://localhost/'));
      expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('can’t be found')]);
    });
  });

  it('can be seen only by whoever asked, on either side', async () => {
    expect(await listEvidence(pair.assistant.userId, place())).toHaveLength(1);
    expect(await listEvidence(pair.owner.userId, place())).toEqual([]);
    const [file] = await listEvidence(pair.assistant.userId, place());
    const seenBy = (person: Person) =>
      withActor({ kind: 'user', userId: person.userId }, (tx) =>
        tx.file.count({ where: { id: file?.file?.id ?? '' } }),
      );
    expect([await seenBy(pair.assistant), await seenBy(pair.owner), await seenBy(people.dewi)]).toEqual([
      1, 0, 0,
    ]);
  });

  it('no longer agrees with itself when an amount, a text or the books are changed', async () => {
    const text = (await attachmentsIn(bytes)).get(RECORD_FILE) ?? '';
    const record = JSON.parse(text);
    const why = (changed: object) => checkRecord(canonicalJson({ ...record, ...changed }));

    expect(checkRecord(text)).toMatchObject({ sound: true });
    expect(why({ owed: [{ ...record.owed[0], amountMinor: 2901 }] })).toMatchObject({ sound: false });
    expect(why({ payments: [{ ...record.payments[0], amountMinor: 1 }] })).toMatchObject({ sound: false });
    expect(why({ ledger: record.ledger.slice(1) })).toMatchObject({ sound: false });
    const [agreement] = record.agreements;
    const versions = [{ ...agreement.versions[0], canonicalJson: '{}' }];
    expect(why({ agreements: [{ ...agreement, versions }] })).toMatchObject({ sound: false });
    expect(checkRecord(`${text} `)).toMatchObject({ sound: false });
  });
});
