import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '@/lib/agreements/chain';
import { nameRecipient, removeRecipient, sendCopy } from '@/lib/agreements/copy/copies.actions';
import { makeCopy } from '@/lib/agreements/copy/copy.jobs';
import { getAgreementPage } from '@/lib/agreements/page.queries';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { addressOfNobody } from '@/lib/platform/mail/gone';
import { withActor } from '@/lib/platform/tenancy';
import {
  type AgreementRef,
  currentVersion,
  givenAgreementInForce,
  givenAmendment,
  givenNewPair,
  givenProposed,
  type Pair,
  proposes,
  signs,
} from '@/tests/support/agreements';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { onConnection } from '@/tests/support/connections';
import { FIRST_TRY } from '@/tests/support/first-try';
import {
  asPerson,
  givenAssistant,
  givenManager,
  givenPeople,
  givenPerson,
  givenWorkspace,
  type People,
  type Person,
} from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

const BOOKS = 'books@inbox.example';

describe('copies that go to others', () => {
  const database = givenDatabaseWithPeople();
  const storageBefore = process.env.STORAGE_DIR;
  let people: People;
  beforeAll(async () => {
    process.env.STORAGE_DIR = await mkdtemp(join(tmpdir(), 'handover-elsewhere-'));
    people = await givenPeople();
  });
  afterAll(() => {
    process.env.STORAGE_DIR = storageBefore;
  });

  const givenPair = () => givenNewPair(people, { name: 'Dewi Lestari', zone: 'Asia/Jakarta' });

  async function pastRules(sql: string, ...values: readonly unknown[]): Promise<void> {
    await onConnection(database().ownerUrl, async (owner) => {
      await owner.query('SET session_replication_role = replica');
      await owner.query(sql, [...values]);
    });
  }

  async function seals(ref: AgreementRef, owner = people.ruth): Promise<void> {
    const version = await currentVersion(owner, ref);
    const job = { workspaceId: ref.workspaceId, agreementId: ref.id, versionId: version?.id ?? '' };
    await makeCopy.perform(job, FIRST_TRY);
  }

  async function givenSealed(): Promise<{ pair: Pair; ref: AgreementRef }> {
    const pair = await givenPair();
    const ref = await givenAgreementInForce(pair);
    await seals(ref);
    return { pair, ref };
  }

  function names(person: Person, ref: AgreementRef, email: string, called = '') {
    return asPerson(person, () => submit(nameRecipient, { ...ref, email, called }));
  }

  function sends(person: Person, ref: AgreementRef, to: string) {
    return asPerson(person, () => submit(sendCopy, { ...ref, to }));
  }

  function pageAs(person: Person, ref: AgreementRef) {
    return asPerson(person, () => getAgreementPage(person.userId, ref));
  }

  function tracesOf({ workspaceId, id }: AgreementRef) {
    return withActor({ kind: 'workspace', workspaceId }, async (tx) => ({
      mails: await tx.mail.findMany({
        where: { subjectId: id, kind: 'agreement.copy' },
        orderBy: { createdAt: 'asc' },
      }),
      copies: await tx.agreementCopy.findMany({ where: { agreementId: id } }),
      events: await tx.agreementEvent.findMany({ where: { agreementId: id }, orderBy: { sequence: 'asc' } }),
    }));
  }

  it('reach people named before signing when the copy is made, once, with the PDF', async () => {
    const pair = await givenPair();
    const ref = await givenProposed(pair);
    doneOf(await names(pair.owner, ref, ' Books@Inbox.Example ', 'our bookkeeper'));
    doneOf(await names(pair.assistant, ref, 'lawyer@inbox.example'));
    const before = await tracesOf(ref);
    doneOf(await signs(pair.owner, ref));
    doneOf(await signs(pair.assistant, ref));

    await Promise.all([seals(ref), seals(ref)]);

    const { mails, copies, events } = await tracesOf(ref);
    expect(before.mails).toEqual([]);
    expect(mails.map(({ toAddress }) => toAddress)).toEqual([BOOKS, 'lawyer@inbox.example']);
    expect(mails[0]?.attachments).toMatchObject([
      { sha256: copies[0]?.sha256, contentType: 'application/pdf' },
    ]);
    expect(mails[0]?.text).toContain('Adeyemi Ceramics sends you the agreement');
    expect(mails[1]?.text).toContain('Dewi Lestari sends you the agreement');
    expect(mails[0]?.text).toContain('/verify');
    expect(events.filter(({ kind }) => kind === 'sent').map(({ payload }) => JSON.parse(payload).to)).toEqual(
      [undefined, BOOKS, 'lawyer@inbox.example'],
    );
    expect(verifyChain(ref.id, events)).toEqual({ sound: true });
  });

  it('reach people named later at once, and both sides see the address and what became of the mail', async () => {
    const { pair, ref } = await givenSealed();

    doneOf(await names(pair.assistant, ref, 'lawyer@inbox.example', 'my lawyer'));

    for (const person of [pair.owner, pair.assistant]) {
      const page = await pageAs(person, ref);
      expect(page?.recipients).toMatchObject([
        { party: 'assistant', email: 'lawyer@inbox.example', called: 'my lawyer' },
      ]);
      expect(page?.mails).toContainEqual({
        to: 'lawyer@inbox.example',
        kind: 'agreement.copy',
        state: 'queued',
      });
    }
  });

  it('are managed by the side that named the address', async () => {
    const { pair, ref } = await givenSealed();
    doneOf(await names(pair.owner, ref, BOOKS));
    const recipientId = (await pageAs(pair.owner, ref))?.recipients[0]?.id ?? '';
    const removing = { ...ref, recipientId };

    const byOther = await asPerson(pair.assistant, () => submit(removeRecipient, removing));
    const sentByOther = await sends(pair.assistant, ref, recipientId);
    doneOf(await asPerson(pair.owner, () => submit(removeRecipient, removing)));

    expect(refusalOf(byOther).code).toBe('not_yours');
    expect(refusalOf(sentByOther).code).toBe('not_yours');
    expect((await pageAs(pair.owner, ref))?.recipients).toEqual([]);
    expect(refusalOf(await sends(pair.owner, ref, recipientId)).code).toBe('not_found');
  });

  it('carry over to an amendment for the addresses that each side named, as it signs, and for none removed from either list', async () => {
    const { pair, ref } = await givenSealed();
    doneOf(await names(pair.owner, ref, BOOKS, 'our bookkeeper'));
    doneOf(await names(pair.owner, ref, 'gone@inbox.example'));
    doneOf(await names(pair.assistant, ref, 'lawyer@inbox.example'));
    const gone = (await pageAs(pair.owner, ref))?.recipients.find(({ email }) => email.startsWith('gone'));
    doneOf(
      await asPerson(pair.owner, () => submit(removeRecipient, { ...ref, recipientId: gone?.id ?? '' })),
    );
    const amendment = await givenAmendment(pair.owner, ref);
    doneOf(await proposes(pair.owner, amendment));

    expect((await pageAs(pair.owner, amendment))?.comingAlong).toEqual([BOOKS]);
    for (const person of [pair.owner, pair.assistant]) doneOf(await signs(person, amendment));
    await seals(amendment);

    const { mails } = await tracesOf(amendment);
    expect(mails.map(({ toAddress }) => toAddress)).toEqual([BOOKS, 'lawyer@inbox.example']);
    const page = await pageAs(pair.owner, amendment);
    expect(page?.recipients).toMatchObject([
      { party: 'owner', email: BOOKS, called: 'our bookkeeper' },
      { party: 'assistant', email: 'lawyer@inbox.example' },
    ]);
    expect(page?.comingAlong).toEqual([]);
  });

  it('say of an agreement that another has replaced that it is no longer in force', async () => {
    const { pair, ref } = await givenSealed();
    doneOf(await names(pair.owner, ref, BOOKS));
    const amendment = await givenAmendment(pair.owner, ref);
    doneOf(await proposes(pair.owner, amendment));
    for (const person of [pair.owner, pair.assistant]) doneOf(await signs(person, amendment));

    doneOf(await names(pair.assistant, ref, 'lawyer@inbox.example'));

    const { mails } = await tracesOf(ref);
    const [before, after] = mails.map(({ text }) => text.replaceAll(/\s+/g, ' '));
    expect(before).toMatch(/It is in force since [^.]+\./);
    expect(after).toMatch(
      /It came into force on [^:]+:\d\d UTC, and a newer one took its place on [^:]+:\d\d UTC: it is no longer in force\./,
    );
  });

  it('can be sent again to oneself and to the other side, a few times a day', async () => {
    const { pair, ref } = await givenSealed();
    const start = Date.now() + 60_000;
    const inMinutes = (minutes: number) => new Date(start + minutes * 60_000);

    const answers = [];
    for (const minutes of [0, 0.1, 2, 4, 6, 1_500]) {
      answers.push(await atTime(inMinutes(minutes), () => sends(pair.assistant, ref, 'me')));
    }
    doneOf(await atTime(inMinutes(3_000), () => sends(pair.assistant, ref, 'other')));
    doneOf(await atTime(inMinutes(3_000), () => sends(pair.owner, ref, 'other')));

    const codes = answers.map((answer) => (answer.status === 'refused' ? answer.code : answer.status));
    const to = (await tracesOf(ref)).mails.map(({ toAddress }) => toAddress);
    expect(codes).toEqual(['done', 'just_sent', 'done', 'done', 'sent_often', 'done']);
    expect(to.filter((address) => address === pair.owner.email)).toHaveLength(1);
    expect(to.filter((address) => address === pair.assistant.email)).toHaveLength(5);
  });

  it('go to the other side at its current address, and to its owners if the signer is no longer one', async () => {
    const email = `${newId()}@inbox.example`;
    const [ada, ben] = [
      await givenPerson({ name: 'Ada Obi', email, zone: 'Africa/Lagos' }),
      await givenPerson({ name: 'Ben Obi', email: `ben-${email}`, zone: 'Africa/Lagos' }),
    ];
    const workspace = await givenWorkspace(ada, { name: 'Obi & Obi' });
    const { maria: assistant } = people;
    const engagementId = await givenAssistant(ada, workspace, assistant);
    const ref = await givenAgreementInForce({ owner: ada, assistant, workspace, engagementId });
    await seals(ref, ada);
    const moved = `new-${email}`;
    await pastRules('UPDATE users SET email = $2 WHERE id = $1', ada.userId, moved);

    doneOf(await sends(assistant, ref, 'other'));
    await pastRules('UPDATE memberships SET ended_at = now() WHERE user_id = $1', ada.userId);
    await givenManager(workspace, ben);
    await pastRules(`UPDATE memberships SET role = 'owner' WHERE user_id = $1`, ben.userId);
    doneOf(await sends(assistant, ref, 'other'));

    const { mails } = await tracesOf(ref);
    expect(mails.map(({ toAddress }) => toAddress)).toEqual([moved, ben.email]);
  });

  it('go to nobody who has deleted their account, and the chain doesn’t say that they did', async () => {
    const { pair, ref } = await givenSealed();
    doneOf(await names(pair.owner, ref, BOOKS));
    const recipientId = (await pageAs(pair.owner, ref))?.recipients[0]?.id ?? '';
    const gone = addressOfNobody(recipientId);
    await pastRules('UPDATE agreement_recipients SET email = $1 WHERE id = $2', gone, recipientId);

    expect(refusalOf(await sends(pair.owner, ref, recipientId)).code).toBe('nobody_there');
    await pastRules('DELETE FROM agreement_copies WHERE agreement_id = $1', ref.id);
    await seals(ref);

    const { events } = await tracesOf(ref);
    expect(events.map(({ payload }) => JSON.parse(payload).to)).not.toContain(gone);
  });

  it('can’t be had more often by removing an address and naming it again', async () => {
    const { pair, ref } = await givenSealed();
    doneOf(await names(pair.owner, ref, BOOKS));
    const recipientId = (await pageAs(pair.owner, ref))?.recipients[0]?.id ?? '';
    doneOf(await asPerson(pair.owner, () => submit(removeRecipient, { ...ref, recipientId })));

    const again = await names(pair.owner, ref, BOOKS);

    expect(refusalOf(again).code).toBe('just_sent');
    expect((await pageAs(pair.owner, ref))?.recipients).toEqual([]);
  });

  it('go to at most five addresses of each side, and to none that isn’t valid', async () => {
    const pair = await givenPair();
    const ref = await givenProposed(pair);
    for (const at of [1, 2, 3, 4, 5]) doneOf(await names(pair.owner, ref, `copy${at}@inbox.example`));

    const sixth = refusalOf(await names(pair.owner, ref, 'copy6@inbox.example'));
    const twice = refusalOf(await names(pair.owner, ref, 'copy1@inbox.example'));
    const wrong = refusalOf(await names(pair.assistant, ref, 'not an address'));

    expect(sixth.fieldErrors.email).toContain('At most 5');
    expect(twice.fieldErrors.email).toContain('already');
    expect(wrong.fieldErrors.email).toContain('doesn’t look like');
    expect(wrong.values.email).toEqual(['not an address']);
  });

  it('show an assistant what became of mails to the owner, but never what they say', async () => {
    const { pair, ref } = await givenSealed();

    const page = await pageAs(pair.assistant, ref);
    const readable = await withActor({ kind: 'user', userId: pair.assistant.userId }, (tx) =>
      tx.mail.findMany({ select: { toAddress: true, recipientUserId: true } }),
    );

    expect(page?.mails.map(({ to }) => to)).toContain(pair.owner.email);
    expect(readable.length).toBeGreaterThan(0);
    expect(new Set(readable.map(({ recipientUserId }) => recipientUserId))).toEqual(
      new Set([pair.assistant.userId]),
    );
  });
});
