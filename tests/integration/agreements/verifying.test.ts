import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/api/verify/[sha256]/route';
import { GET as getCertificates } from '@/app/api/verify/certificates/route';
import { appendEvents } from '@/lib/agreements/appending';
import { makeCopy } from '@/lib/agreements/copy/copy.jobs';
import { readFile } from '@/lib/agreements/verifying/reading';
import { makeReference } from '@/lib/evaluations/reference/jobs';
import { askForReference } from '@/lib/evaluations/reference/requesting.actions';
import { makeEvidence } from '@/lib/evidence/jobs';
import { askForEvidence } from '@/lib/evidence/requesting.actions';
import { newId } from '@/lib/platform/ids';
import { readWhole } from '@/lib/platform/storage';
import { withActor } from '@/lib/platform/tenancy';
import {
  type AgreementRef,
  currentVersion,
  endsIfDue,
  givenAgreementInForce,
  givenAmendment,
  givenImported,
  givesNotice,
  proposes,
  signs,
} from '@/tests/support/agreements';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenConnection } from '@/tests/support/connections';
import { FIRST_TRY } from '@/tests/support/first-try';
import {
  asPerson,
  givenAssistant,
  givenPeople,
  givenPerson,
  type People,
  type Person,
} from '@/tests/support/people';
import { program } from '@/tests/support/programs/programs';
import { givenStorage } from '@/tests/support/sealed-copies';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenUsedUp } from '@/tests/support/used-up';

const LATER = new Date('2027-03-01T08:00:00Z');

describe('asking the record about a copy', () => {
  const database = givenDatabaseWithPeople();
  const app = givenConnection(database, 'app');
  let storage: string;
  let people: People;
  beforeAll(async () => {
    storage = await givenStorage();
    people = await givenPeople();
  });

  async function givenSealed(name: string, terms: Readonly<Record<string, string>> = {}) {
    const { ruth: owner, workspace } = people;
    const email = `${name.toLowerCase().replaceAll(' ', '.')}@inbox.example`;
    const assistant = await givenPerson({ name, email, zone: 'Asia/Manila' });
    const engagementId = await givenAssistant(owner, workspace, assistant);
    const ref = await givenAgreementInForce({ owner, assistant, workspace, engagementId }, terms);
    return { ref, assistant, engagementId, ...(await sealed(owner, ref)) };
  }

  async function sealed(owner: Person, ref: AgreementRef) {
    const versionId = (await currentVersion(owner, ref))?.id ?? '';
    const { workspaceId, id: agreementId } = ref;
    await makeCopy.perform({ workspaceId, agreementId, versionId }, FIRST_TRY);
    const copy = await asWorkspace((tx) => tx.agreementCopy.findFirst({ where: { agreementId } }));
    return { sha256: copy?.sha256 ?? '' };
  }

  function asWorkspace<T>(work: Parameters<typeof withActor<T>>[1]) {
    return withActor<T>({ kind: 'workspace', workspaceId: people.workspace.id }, work);
  }

  async function ask(sha256: string, headers: Record<string, string> = {}) {
    const request = new Request(`http://localhost:3000/api/verify/${sha256}`, { headers });
    const response = await GET(request, { params: Promise.resolve({ sha256 }) });
    return { status: response.status, body: await response.json(), headers: response.headers };
  }

  /** How an agreement reaches each of its endings. */
  const ENDINGS = {
    async superseded(ref: AgreementRef, assistant: Person) {
      const amendment = await givenAmendment(people.ruth, ref);
      doneOf(await proposes(people.ruth, amendment));
      for (const signer of [people.ruth, assistant]) doneOf(await signs(signer, amendment));
    },
    async terminated(ref: AgreementRef, assistant: Person) {
      doneOf(await givesNotice(assistant, ref));
      await endsIfDue(ref, LATER);
    },
    expired: (ref: AgreementRef) => endsIfDue(ref, LATER),
  } as const;

  async function endOf({ workspaceId, id }: AgreementRef) {
    const row = await asWorkspace((tx) =>
      tx.agreement.findUnique({ where: { workspaceId_id: { workspaceId, id } } }),
    );
    return { state: row?.state, at: row?.stateChangedAt.toISOString() };
  }

  it('says, to anybody, that it is genuine and since when; and not a word more', async () => {
    const { sha256 } = await givenSealed('Joy Reyes');

    const { status, body } = await ask(sha256);

    expect(status).toBe(200);
    expect(Object.keys(body).sort()).toEqual(['kind', 'record', 'since', 'until']);
    expect(body).toMatchObject({ kind: 'genuine', record: 'agreement', until: null });
  });

  it('says no more than that about what it doesn’t know', async () => {
    const { body } = await ask('0'.repeat(64));

    expect(body).toEqual({ kind: 'unknown', record: null, since: null, until: null });
  });

  it.each(['', 'abc', `${'0'.repeat(63)}g`, "' OR true --"])(
    'refuses something that isn’t a hash: %s',
    async (typed) => {
      expect((await ask(typed)).status).toBe(400);
    },
  );

  it('says when a later version came into force, and nothing of it', async () => {
    const { ref, engagementId, sha256 } = await givenSealed('Ligaya Cruz');
    await asWorkspace((tx) =>
      appendEvents(tx, { ...ref, engagementId }, [
        {
          kind: 'in_force',
          actorUserId: null,
          at: LATER,
          payload: { number: 2, documentHash: 'f'.repeat(64) },
        },
      ]),
    );

    expect((await ask(sha256)).body).toMatchObject({ kind: 'superseded', until: LATER.toISOString() });
  });

  it.each(['superseded', 'terminated', 'expired'] as const)(
    'says that it is %s, and since when',
    async (state) => {
      const { ref, assistant, sha256 } = await givenSealed(`Now ${state}`, { endsOn: '2027-01-31' });
      await ENDINGS[state](ref, assistant);

      const end = await endOf(ref);
      expect(end.state).toBe(state);
      expect((await ask(sha256)).body).toMatchObject({ kind: state, until: end.at });
    },
  );

  it('leaves nothing open behind it, also within a transaction', async () => {
    const { sha256 } = await givenSealed('Imelda Bautista');
    await app().query('BEGIN');
    const known = await app().query('SELECT * FROM app.find_copy($1)', [sha256]);
    const copies = await app().query('SELECT FROM agreement_copies');
    const agreements = await app().query('SELECT FROM agreements');
    await app().query(
      "SELECT set_config('app.actor', 'holder', true), set_config('app.asked_sha256', $1, true)",
      ['1'.repeat(64)],
    );
    const others = await app().query('SELECT FROM agreement_copies');
    await app().query('ROLLBACK');

    expect(known.rowCount).toBe(1);
    expect([copies.rowCount, agreements.rowCount, others.rowCount]).toEqual([0, 0, 0]);
  });

  it('gives the certificates for checking a copy’s seal', async () => {
    await givenSealed('Tala Ramos');

    const pem = await (await getCertificates()).text();

    expect(pem.match(/BEGIN CERTIFICATE/g)).toHaveLength(1);
    expect(pem).not.toContain('PRIVATE');
  });

  it('answers the command in the same way, by exit code too', async () => {
    const { ref, assistant, sha256 } = await givenSealed('Dalisay Cruz');
    const bytes = (await readWhole(sha256)) ?? Buffer.alloc(0);
    const altered = Buffer.from(bytes);
    altered[1000] = (altered[1000] ?? 0) ^ 1;
    const files = {
      genuine: bytes,
      altered,
      unknown: Buffer.from('%PDF-1.7 an invoice'),
    };
    const said: Record<string, unknown> = {};
    for (const [name, content] of Object.entries(files)) {
      const file = join(storage, `${name}.pdf`);
      await writeFile(file, content);
      said[name] = (await verifies(file)).code;
    }
    await ENDINGS.terminated(ref, assistant);
    const ended = await verifies(join(storage, 'genuine.pdf'));
    const alone = await verifies(join(storage, 'genuine.pdf'), '--offline');

    expect(said).toEqual({ genuine: 0, altered: 1, unknown: 3 });
    expect([ended.code, ended.stdout.split('.')[0]]).toEqual([4, 'Genuine, and ended']);
    expect([alone.code, alone.stdout]).toEqual([3, expect.stringContaining('not known here')]);
    expect((await verifies(join(storage, 'nothing.pdf'))).code).toBe(2);
  });

  it('answers in the same way about what was signed elsewhere, or drawn', async () => {
    const { ruth: owner, workspace } = people;
    const email = 'mayumi.flores@inbox.example';
    const assistant = await givenPerson({ name: 'Mayumi Flores', email, zone: 'Asia/Manila' });
    const engagementId = await givenAssistant(owner, workspace, assistant);
    const ref = await givenImported({ owner, workspace, engagementId });
    doneOf(await signs(assistant, ref, { drawn: 'M10 20L30 40L50 20' }));

    const file = join(storage, 'confirmed.pdf');
    await writeFile(file, (await readWhole((await sealed(owner, ref)).sha256)) ?? '');

    expect((await verifies(file)).code).toBe(0);
  });

  it('answers in the same way about a sealed record of two sides, and a reference', async () => {
    const { assistant, engagementId } = await givenSealed('Ligaya Santos');
    const [record, reference] = [newId(), newId()];
    const { userId } = assistant;
    const place = { workspaceId: people.workspace.id, engagementId };
    doneOf(await asPerson(assistant, () => submit(askForEvidence, { ...place, id: record })));
    await makeEvidence.perform({ ...place, userId, id: record }, FIRST_TRY);
    doneOf(await asPerson(assistant, () => submit(askForReference, { id: reference })));
    await makeReference.perform({ userId, id: reference }, FIRST_TRY);
    const hashes = await withActor({ kind: 'user', userId }, async (tx) => [
      await tx.evidenceFile.findFirstOrThrow({ where: { id: record } }),
      await tx.referenceFile.findFirstOrThrow({ where: { id: reference } }),
    ]);

    for (const [index, kind] of (['record', 'reference'] as const).entries()) {
      const sha256 = hashes[index]?.sha256 ?? '';
      const file = join(storage, `${kind}.pdf`);
      await writeFile(file, (await readWhole(sha256)) ?? '');

      expect((await ask(sha256)).body.kind).toBe(kind);
      const { code, stdout } = await verifies(file);
      expect([code, stdout]).toEqual([0, expect.stringContaining(`a sealed ${kind}`)]);
    }
  });

  it('is possible only so often from one place', async () => {
    const hash = '2'.repeat(64);
    expect((await ask(hash)).status).not.toBe(429);
    await givenUsedUp('verifyFromAnywhere', 'all');

    const refused = await ask(hash);

    expect(refused.status).toBe(429);
    const seconds = Number(refused.headers.get('retry-after'));
    expect([seconds > 0, seconds <= 60]).toEqual([true, true]);
  });

  async function verifies(file: string, ...more: string[]) {
    const args = [program('scripts/verify.ts'), file, ...more];
    return promisify(execFile)(process.execPath, args, {
      env: { ...process.env, INIT_CWD: process.cwd() },
    }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout }) => ({ code: Number(code), stdout: String(stdout) }),
    );
  }
});

it('hashes a file like everybody else', async () => {
  async function* pieces() {
    yield Buffer.from('abc');
  }
  expect((await readFile(pieces())).sha256).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});
