import { beforeAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/api/references/[reference]/route';
import { askRecord } from '@/lib/agreements/verifying/queries';
import { verifyFile } from '@/lib/agreements/verifying/verify';
import { makeEvaluationCopy } from '@/lib/evaluations/copy/copy.jobs';
import { getFacts } from '@/lib/evaluations/facts/queries';
import { allowReferences } from '@/lib/evaluations/reference/allowing.actions';
import { makeReference } from '@/lib/evaluations/reference/jobs';
import { getReferences } from '@/lib/evaluations/reference/queries';
import { askForReference } from '@/lib/evaluations/reference/requesting.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { canonicalJson } from '@/lib/platform/record/canonical';
import { REFERENCE_FILE } from '@/lib/platform/record/names';
import { checkReference } from '@/lib/platform/record/reference-file';
import { certificatesIn } from '@/lib/platform/seal/certificates';
import { attachmentsIn } from '@/lib/platform/seal/pdf';
import { withActor } from '@/lib/platform/tenancy';
import { listSealCertificates } from '@/lib/platform/tenancy/find-copy';
import type { Pair } from '@/tests/support/agreements';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { givenConnection } from '@/tests/support/connections';
import { givenClosed } from '@/tests/support/evaluations';
import { FIRST_TRY } from '@/tests/support/first-try';
import { asPerson, givenPeople, type People, type Person, REQUEST } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenRawSql } from '@/tests/support/servers/raw-sql';
import { givenStorage } from '@/tests/support/servers/storage';
import { givenAgreedBefore, givenApproved, givenPairBefore } from '@/tests/support/time';

/** After the week that was worked, and paid for. */
const LATER = new Date('2027-04-20T12:00:00Z');
const later = <T>(work: () => Promise<T>) => atTime(LATER, work);

describe('an assistant’s reference', () => {
  const database = givenDatabaseWithPeople();
  const owner = givenConnection(database, 'owner');
  const { objectionTo } = givenRawSql(database);
  givenStorage();
  let people: People;
  let fairs: Pair;
  let kilns: Pair;
  let bytes: Buffer;
  beforeAll(async () => {
    people = await givenPeople();
    fairs = await givenPairBefore(people, 'Adeyemi Fairs');
    kilns = await givenPairBefore(people, 'Adeyemi Kilns');
    for (const pair of [fairs, kilns]) await givenAgreedBefore(pair);
    await givenApproved(fairs);
    for (const pair of [fairs, kilns]) await later(() => sealed(pair));
    await decides(kilns, false);
    bytes = await taken(people.maria, await made(people.maria));
  });

  /** Evaluated by both, signed, and a copy of it made. */
  async function sealed(pair: Pair): Promise<void> {
    const { ref } = await givenClosed(pair, { what: 'A secret plan.' });
    await makeEvaluationCopy.perform({ workspaceId: ref.workspaceId, evaluationId: ref.id }, FIRST_TRY);
  }

  const decides = async ({ owner: by, workspace }: Pair, may: boolean) =>
    doneOf(
      await asPerson(by, () =>
        submit(allowReferences, { workspaceId: workspace.id, ...(may ? { allowsReferences: 'on' } : {}) }),
      ),
    );

  async function asked(person: Person): Promise<string> {
    const id = newId();
    doneOf(await later(() => asPerson(person, () => submit(askForReference, { id }))));
    return id;
  }

  const makes = ({ userId }: Person, id: string) =>
    later(() => makeReference.perform({ id, userId }, FIRST_TRY));

  /** Somebody asks for it, and the job makes it; twice, as after a crash. */
  async function made(person: Person): Promise<string> {
    const id = await asked(person);
    await makes(person, id);
    await makes(person, id);
    return id;
  }

  const download = (person: Person, reference: string) =>
    asPerson(person, () =>
      GET(new Request('http://localhost:3000/'), { params: Promise.resolve({ reference }) }),
    );

  async function taken(person: Person, id: string): Promise<Buffer> {
    return Buffer.from(await (await download(person, id)).arrayBuffer());
  }

  const textOf = async (file: Buffer) => (await attachmentsIn(file)).get(REFERENCE_FILE) ?? '';

  it('says with whom, from when and under what, the facts as defined, and what was written in signed evaluations', async () => {
    const reference = JSON.parse(await textOf(bytes));
    const place = { workspaceId: fairs.workspace.id, engagementId: fairs.engagementId };
    const period = { from: new Date(reference.engagements[0].from), until: new Date(reference.asOf) };
    const facts = await getFacts(people.maria.userId, place, period, new Date(reference.asOf));

    expect(reference).toMatchObject({
      assistant: { name: people.maria.name, email: people.maria.email },
      engagements: [
        {
          business: { name: 'Adeyemi Fairs' },
          until: null,
          agreements: [{ title: expect.any(String), pay: 'hourly', until: null }],
          facts: {
            work: facts?.period.work,
            time: facts?.period.time,
            answers: facts?.period.answers.assistant,
          },
          evaluations: [
            {
              number: 1,
              overall: { business: 'It goes well.', assistant: 'I like it here.' },
              copySha256: expect.stringMatching(/^[0-9a-f]{64}$/),
            },
          ],
        },
      ],
    });
    expect(reference.engagements).toHaveLength(1);
    expect(reference.engagements[0].evaluations[0].criteria[0]).toEqual({
      name: expect.any(String),
      business: expect.stringContaining('It goes well.'),
      assistant: expect.stringContaining('I like it here.'),
    });
  });

  it('has nothing of a business that doesn’t allow it, no money, no marks, no plans, and nobody else’s name', async () => {
    const text = await textOf(bytes);

    for (const kept of [
      'Kilns',
      'USD',
      'Minor',
      'rating',
      'secret plan',
      REQUEST.ip ?? '',
      REQUEST.userAgent ?? '',
      people.ruth.name,
      people.ruth.email,
      people.tomas.name,
    ]) {
      expect([kept, text.includes(kept)]).toEqual([kept, false]);
    }
  });

  it('is genuine to anybody who asks, by its bytes and by itself, and altered once anything in it is', async () => {
    const certificates = certificatesIn((await listSealCertificates()).map(({ pem }) => pem).join(''));
    const byRecord = await verifyFile(bytes, { certificates, standing: (sha256) => askRecord(sha256, null) });
    const alone = await verifyFile(bytes, { certificates, standing: null });
    const changed = Buffer.from(bytes);
    const middle = Math.floor(changed.length / 2);
    changed.writeUInt8(changed.readUInt8(middle) ^ 1, middle);
    const altered = await verifyFile(changed, {
      certificates,
      standing: (sha256) => askRecord(sha256, null),
    });

    expect(byRecord.answer.kind).toBe('reference');
    expect(alone.answer.kind).toBe('genuine');
    expect(alone.findings.join(' ')).toContain(
      'agrees with itself: 1 engagement, and what was written in 1 evaluation',
    );
    expect(altered.answer.kind).toBe('altered');
  });

  it('no longer agrees with itself when a figure in it is impossible', async () => {
    const text = await textOf(bytes);
    const reference = JSON.parse(text);
    const [engagement] = reference.engagements;
    const { facts } = engagement;
    const check = (changed: object) =>
      checkReference(canonicalJson({ ...reference, engagements: [{ ...engagement, ...changed }] }));

    expect(checkReference(text)).toEqual({ sound: true, engagements: 1, evaluations: 1 });
    const better = { ...facts, work: { ...facts.work, onTime: facts.work.done + 1 } };
    expect(check({ facts: better })).toMatchObject({ sound: false });
    expect(check({ until: '2999-01-01T00:00:00.000Z' })).toMatchObject({ sound: false });
    expect(checkReference(`${text} `)).toMatchObject({ sound: false });
    expect(checkReference(canonicalJson({ ...reference, engagements: [] }))).toMatchObject({ sound: false });
  });

  it('belongs to its person, who finds it again with the businesses in it', async () => {
    const { files, businesses } = await getReferences(people.maria.userId);

    expect(files).toMatchObject([{ sealedAt: expect.any(Date), of: ['Adeyemi Fairs'] }]);
    expect(businesses.map(({ name, allows }) => [name, allows])).toEqual([
      ['Adeyemi Fairs', true],
      ['Adeyemi Kilns', false],
    ]);
    const [file] = files;
    for (const other of [people.ruth, people.tomas, people.dewi]) {
      expect((await download(other, file?.id ?? '')).status).toBe(404);
      expect((await getReferences(other.userId)).files).toEqual([]);
      const counts = await withActor({ kind: 'user', userId: other.userId }, async (tx) => [
        await tx.referenceFile.count(),
        await tx.referencePart.count(),
      ]);
      expect(counts).toEqual([0, 0]);
    }
  });

  it("takes no part of a business that doesn’t allow it, nor of another person's work, whoever writes the row", async () => {
    const { maria } = people;
    const id = await asked(maria);
    const part = (pair: Pair, by = maria) =>
      objectionTo(by, [
        'INSERT INTO reference_parts (workspace_id, reference_id, engagement_id, user_id) VALUES ($1, $2, $3, $4)',
        pair.workspace.id,
        id,
        pair.engagementId,
        by.userId,
      ]);

    expect(await part(fairs)).toBeNull();
    expect(await part(kilns)).toContain('only if it allows it');
    expect(await part(fairs, people.ruth)).toContain('only if it allows it');
    const { files } = await getReferences(maria.userId);
    const old = files.find(({ sealedAt }) => sealedAt !== null)?.id;
    expect(
      await objectionTo(maria, ['UPDATE reference_files SET sealed_at = now() WHERE id = $1', old]),
    ).toContain('stays as it was made');
    expect(
      await objectionTo(maria, [
        `UPDATE reference_files SET sealed_at = now(), size_bytes = 1, sha256 = repeat('0', 64) WHERE id = $1`,
        id,
      ]),
    ).toContain('is of something');
  });

  it('needs a fresh sign-in, and at least one business that could be in it', async () => {
    const longAgo = { ...people.maria, authenticatedAt: new Date(LATER.getTime() - 11 * 60_000) };
    const refused = async (person: Person) =>
      refusalOf(await later(() => asPerson(person, () => submit(askForReference, { id: newId() })))).code;

    expect(await refused(longAgo)).toBe('sign_in_again');
    expect(await refused(people.dewi)).toBe('nothing_allowed');
    expect(await refused(people.ruth)).toBe('nothing_allowed');
  });

  it('follows what an owner says while it is being made, and keeps what was made before', async () => {
    const { maria } = people;
    const before = await made(maria);
    const id = await asked(maria);
    await decides(fairs, false);
    await makes(maria, id);

    expect((await getReferences(maria.userId)).files[0]).toMatchObject({
      id,
      sealedAt: null,
      droppedAt: expect.any(Date),
      of: [],
    });
    expect((await download(maria, id)).status).toBe(404);
    expect((await download(maria, before)).status).toBe(200);
    await decides(fairs, true);
  });

  it('keeps work that has ended, with its facts', async () => {
    await decides(kilns, true);
    await owner().query(`UPDATE engagements SET state = 'ended', ended_at = $2 WHERE id = $1`, [
      fairs.engagementId,
      new Date('2027-04-01T12:00:00Z'),
    ]);

    const reference = JSON.parse(await textOf(await taken(people.maria, await made(people.maria))));

    expect(reference.engagements).toMatchObject([
      {
        business: { name: 'Adeyemi Fairs' },
        until: expect.any(String),
        facts: { time: { minutes: 120, approvedMinutes: 120 } },
        evaluations: [{ number: 1 }],
      },
      { business: { name: 'Adeyemi Kilns' }, until: null },
    ]);
  });
});
