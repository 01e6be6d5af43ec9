import { beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '@/lib/agreements/chain';
import { attachmentsOf } from '@/lib/agreements/copy/attachments';
import { readCopy } from '@/lib/agreements/copy/copies';
import { getAgreementPage } from '@/lib/agreements/page.queries';
import { takeSignatureBack } from '@/lib/agreements/signing/taking-back.actions';
import { checkContents } from '@/lib/agreements/verifying/contents';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import {
  type AgreementRef,
  currentVersion,
  eventsOf,
  givenImported,
  givenNewPair,
  givenProposed,
  readAs,
  seenBy,
  signs,
} from '@/tests/support/agreements';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { givenConnection } from '@/tests/support/connections';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

describe('a signature that is taken back', () => {
  const database = givenDatabaseWithPeople();
  const app = givenConnection(database, 'app');
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  const asBusiness = <T>({ workspaceId }: AgreementRef, work: Parameters<typeof withActor<T>>[1]) =>
    withActor({ kind: 'workspace', workspaceId }, work);
  const takesBack = async (person: Person, ref: AgreementRef, form = {}) =>
    asPerson(person, async () => submit(takeSignatureBack, { ...(await seenBy(person, ref)), ...form }));
  const pageFor = (person: Person, ref: AgreementRef) =>
    asPerson(person, () => getAgreementPage(person.userId, ref));
  const recordOf = (ref: AgreementRef) =>
    asBusiness(ref, async (tx) => ({
      signatures: await tx.agreementSignature.findMany({
        where: { agreementId: ref.id },
        include: { takenBack: true },
        orderBy: [{ party: 'asc' }, { number: 'asc' }],
      }),
      mails: (await tx.mail.findMany({ where: { subjectId: ref.id }, orderBy: { id: 'asc' } })).map(
        ({ kind, recipientUserId }) => ({ kind, recipientUserId }),
      ),
      log: (await tx.auditEvent.findMany({ where: { subjectId: ref.id }, orderBy: { id: 'asc' } })).map(
        ({ action }) => action,
      ),
    }));

  async function givenSignedBy(side: 'owner' | 'assistant') {
    const pair = await givenNewPair(people);
    const ref = await givenProposed(pair);
    doneOf(await signs(pair[side], ref));
    return { pair, ref };
  }

  it.each(['owner', 'assistant'] as const)(
    'by the %s leaves the text proposed, and stays on record as given and taken back',
    async (side) => {
      const { pair, ref } = await givenSignedBy(side);

      doneOf(await takesBack(pair[side], ref));

      const { signatures, log } = await recordOf(ref);
      const page = await pageFor(pair[side], ref);
      const events = await eventsOf(pair.owner, ref);
      expect(page).toMatchObject({ state: 'proposed', shown: { signatures: [] } });
      expect(page?.facts.signatures).toEqual([]);
      expect(page?.respondBy).not.toBeNull();
      expect(signatures).toMatchObject([
        { party: side, number: 1, takenBack: { takenBackById: pair[side].userId } },
      ]);
      expect(events.at(-1)).toMatchObject({ kind: 'signature_taken_back', actorUserId: pair[side].userId });
      expect(JSON.parse(events.at(-1)?.payload ?? '{}')).toMatchObject({
        party: side,
        signatureId: signatures[0]?.id,
        documentHash: signatures[0]?.documentHash,
      });
      expect(verifyChain(ref.id, events)).toEqual({ sound: true });
      expect(log.slice(-2)).toEqual(['agreement.signed', 'agreement.signature_taken_back']);
    },
  );

  it('is told to the other side, who had heard that it was their turn', async () => {
    const { pair, ref } = await givenSignedBy('assistant');

    doneOf(await takesBack(pair.assistant, ref));

    const { mails } = await recordOf(ref);
    expect(mails.slice(-2)).toEqual(
      ['agreement.your_turn', 'agreement.signature_taken_back'].map((kind) => ({
        kind,
        recipientUserId: pair.owner.userId,
      })),
    );
    const asked = await withActor({ kind: 'user', userId: pair.owner.userId }, (tx) =>
      tx.notification.findMany({ where: { subjectId: ref.id, kind: 'agreement.your_turn' } }),
    );
    expect(asked).toMatchObject([{ readAt: expect.any(Date) }]);
  });

  it('posted twice is taken back once', async () => {
    const { pair, ref } = await givenSignedBy('assistant');
    const form = { ...(await seenBy(pair.assistant, ref)), once: newId() };

    for (const _ of [1, 2]) doneOf(await asPerson(pair.assistant, () => submit(takeSignatureBack, form)));

    const { log, mails } = await recordOf(ref);
    expect(log.filter((action) => action === 'agreement.signature_taken_back')).toHaveLength(1);
    expect(mails.filter(({ kind }) => kind === 'agreement.signature_taken_back')).toHaveLength(1);
  });

  it('can be given again, and both then sign, with a copy that can be checked', async () => {
    const { pair, ref } = await givenSignedBy('assistant');
    doneOf(await takesBack(pair.assistant, ref));

    doneOf(await signs(pair.assistant, ref, { takenBack: '1' }));
    doneOf(await signs(pair.owner, ref, { takenBack: '1' }));

    expect((await readAs(pair.owner, ref))?.state).toBe('in_force');
    const { signatures } = await recordOf(ref);
    expect(signatures.map(({ party, number, takenBack }) => [party, number, takenBack !== null])).toEqual([
      ['owner', 1, false],
      ['assistant', 1, true],
      ['assistant', 2, false],
    ]);
    const versionId = (await currentVersion(pair.owner, ref))?.id ?? '';
    const copy = await asBusiness(ref, (tx) => readCopy(tx, { ...ref, agreementId: ref.id, versionId }));
    expect(copy?.signatures.map(({ party }) => party)).toEqual(['assistant', 'owner']);
    const files = new Map(copy ? attachmentsOf(copy).map(({ name, text }) => [name, text]) : []);
    expect(checkContents(files)).toMatchObject({ sound: true });
    expect([...files.values()].join('')).toContain('signature_taken_back');
    expect((await pageFor(pair.assistant, ref))?.shown.signatures).toHaveLength(2);
  });

  it('is nobody else’s to take back, nor anybody’s before there is one', async () => {
    const { pair, ref } = await givenSignedBy('assistant');
    const unsigned = await givenProposed(await givenNewPair(people));

    expect(refusalOf(await takesBack(pair.owner, ref))).toMatchObject({ code: 'not_signed' });
    expect(refusalOf(await takesBack(people.ruth, unsigned))).toMatchObject({ code: 'wrong_state' });
  });

  it('isn’t possible for a file that was signed elsewhere: that is withdrawn as a whole', async () => {
    const pair = await givenNewPair(people);
    const ref = await givenImported(pair);

    expect(refusalOf(await takesBack(pair.owner, ref))).toMatchObject({ code: 'imported' });
  });

  it('lets its side ask for changes again', async () => {
    const { pair, ref } = await givenSignedBy('assistant');

    doneOf(await takesBack(pair.assistant, ref));

    const page = await pageFor(pair.assistant, ref);
    expect(page?.facts).toMatchObject({ state: 'proposed', signatures: [] });
    const reminders = await asBusiness(ref, (tx) =>
      tx.reminder.findMany({ where: { agreementId: ref.id, sentAt: null, cancelledAt: null } }),
    );
    expect(new Set(reminders.map(({ party }) => party))).toEqual(new Set(['owner', 'assistant']));
  });

  describe('and what the other does meanwhile', () => {
    it('comes too late once both have signed', async () => {
      const { pair, ref } = await givenSignedBy('assistant');
      const seen = await seenBy(pair.assistant, ref);
      doneOf(await signs(pair.owner, ref));

      const answer = await asPerson(pair.assistant, () => submit(takeSignatureBack, seen));

      expect(refusalOf(answer)).toMatchObject({ code: 'wrong_state' });
      expect((await readAs(pair.owner, ref))?.state).toBe('in_force');
    });

    it('no signature that was to accept it is taken for an offer', async () => {
      const { pair, ref } = await givenSignedBy('assistant');
      doneOf(await takesBack(pair.assistant, ref));

      const answer = await signs(pair.owner, ref);

      expect(refusalOf(answer)).toMatchObject({ code: 'taken_back' });
      expect((await readAs(pair.owner, ref))?.state).toBe('proposed');
    });

    it('a form of the first signature, posted again, doesn’t sign anew', async () => {
      const { pair, ref } = await givenSignedBy('assistant');
      doneOf(await takesBack(pair.assistant, ref));

      expect(refusalOf(await signs(pair.assistant, ref))).toMatchObject({ code: 'taken_back' });
    });

    it('at the same moment: exactly one of the two is done', async () => {
      for (let round = 0; round < 4; round++) {
        const { pair, ref } = await givenSignedBy('assistant');

        const [signed, taken] = await Promise.all([signs(pair.owner, ref), takesBack(pair.assistant, ref)]);

        const { signatures } = await recordOf(ref);
        const done = [signed.status, taken.status];
        expect(done.toSorted()).toEqual(['done', 'refused']);
        expect((await readAs(pair.owner, ref))?.state).toBe(
          signed.status === 'done' ? 'in_force' : 'proposed',
        );
        expect(signatures.map(({ takenBack }) => takenBack !== null)).toEqual(
          signed.status === 'done' ? [false, false] : [true],
        );
      }
    });
  });

  describe('in raw SQL', () => {
    const COLUMNS = `workspace_id, id, engagement_id, agreement_id, version_id, party, user_id, signed_name, verified_email,
      consent_text, consent_version, document_hash, authenticated_at, auth_method, signed_at`;
    /** The owner's signature beside the assistant's. */
    const SECOND = `INSERT INTO agreement_signatures (${COLUMNS})
      SELECT ${COLUMNS.replace(', id', ', gen_random_uuid()').replace('party, user_id', "'owner', $2::uuid")}
      FROM agreement_signatures WHERE agreement_id = $1`;
    const TAKE = `INSERT INTO signatures_taken_back
      SELECT workspace_id, id, engagement_id, agreement_id, $2, now() FROM agreement_signatures WHERE agreement_id = $1`;
    async function as(person: Person, ...statements: readonly (readonly [string, readonly unknown[]])[]) {
      await app().query('BEGIN');
      try {
        await app().query('SELECT app.act_as_user($1)', [person.userId]);
        for (const [sql, values] of statements) await app().query(sql, [...values]);
      } finally {
        await app().query('ROLLBACK');
      }
    }

    it('is refused to the other side, and under another’s name', async () => {
      const { pair, ref } = await givenSignedBy('assistant');

      await expect(as(pair.owner, [TAKE, [ref.id, pair.owner.userId]])).rejects.toThrow(/its own side/);
      await expect(as(pair.owner, [TAKE, [ref.id, pair.assistant.userId]])).rejects.toThrow(/row-level/);
      await as(pair.assistant, [TAKE, [ref.id, pair.assistant.userId]]);
    });

    it('is refused for the business to anybody but an owner', async () => {
      const { pair, ref } = await givenSignedBy('owner');

      await expect(as(people.tomas, [TAKE, [ref.id, people.tomas.userId]])).rejects.toThrow(/its own side/);
      await expect(as(pair.assistant, [TAKE, [ref.id, pair.assistant.userId]])).rejects.toThrow(
        /its own side/,
      );
      await as(pair.owner, [TAKE, [ref.id, pair.owner.userId]]);
    });

    it('is refused once both have signed, and doesn’t count for coming into force', async () => {
      const { pair, ref } = await givenSignedBy('assistant');
      const force = "UPDATE agreements SET state = 'in_force', in_force_at = now() WHERE id = $1";

      await as(pair.owner, [SECOND, [ref.id, pair.owner.userId]], [force, [ref.id]]);
      doneOf(await takesBack(pair.assistant, ref));
      await expect(as(pair.owner, [SECOND, [ref.id, pair.owner.userId]], [force, [ref.id]])).rejects.toThrow(
        /only when both have signed/,
      );

      doneOf(await signs(pair.assistant, ref, { takenBack: '1' }));
      doneOf(await signs(pair.owner, ref, { takenBack: '1' }));
      await expect(as(pair.assistant, [TAKE, [ref.id, pair.assistant.userId]])).rejects.toThrow(
        /until the other side has signed/,
      );
    });

    it('leaves no room for two signatures of one side that stand', async () => {
      const { pair, ref } = await givenSignedBy('assistant');
      const again = `INSERT INTO agreement_signatures (${COLUMNS}, number)
        SELECT ${COLUMNS.replace(', id', ', gen_random_uuid()')}, $2::int FROM agreement_signatures WHERE agreement_id = $1`;

      await expect(as(pair.assistant, [again, [ref.id, 2]])).rejects.toThrow(/was taken back/);
      await expect(as(pair.assistant, [again, [ref.id, 1]])).rejects.toThrow(
        /agreement_signatures_number_key/,
      );
      doneOf(await takesBack(pair.assistant, ref));
      await expect(as(pair.assistant, [again, [ref.id, 3]])).rejects.toThrow(/was taken back/);
      await as(pair.assistant, [again, [ref.id, 2]]);
    });
  });
});
