import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { extractText, getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { EvaluationStatus } from '@/components/evaluations/evaluation-status';
import { verifyFile } from '@/lib/agreements/verifying/verify';
import { followUp, removeAdjustment } from '@/lib/evaluations/adjusting/adjusting.actions';
import { EVALUATION_CHAIN } from '@/lib/evaluations/chain';
import { makeEvaluationCopy } from '@/lib/evaluations/copy/copy.jobs';
import { getEvaluationPage } from '@/lib/evaluations/page/page.queries';
import { reopenEvaluation } from '@/lib/evaluations/signing/signing.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { certificatesIn } from '@/lib/platform/seal/certificates';
import { withActor } from '@/lib/platform/tenancy';
import { findCopy, listSealCertificates } from '@/lib/platform/tenancy/find-copy';
import { NEWEST } from '@/lib/threads/thread/looking.rules';
import type { Pair } from '@/tests/support/agreements';
import { download } from '@/tests/support/browser/downloads';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/browser/forms';
import {
  type EvaluationRef,
  evaluationsOf,
  givenAdjustment,
  givenCadence,
  givenClosed,
  givenEvaluation,
  givenRevealed,
  handsIn,
  opensNext,
  SIGNED,
  signingForm,
  signsEvaluation,
  whenOpeningIsDue,
} from '@/tests/support/evaluations';
import { FIRST_TRY } from '@/tests/support/first-try';
import { mailsTo } from '@/tests/support/notifications';
import { onDay } from '@/tests/support/on-day';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenStorage } from '@/tests/support/servers/storage';

const NEW_RATE = {
  kind: 'rate',
  what: 'More from April.',
  owner: 'assistant',
  dueOn: '2027-04-30',
  rate: '16.50',
};

/** What a PDF says, as it is read. */
async function wordsIn(pdf: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  return text.normalize('NFC').replace(/[\s\p{Cc}]+/gu, ' ');
}

describe('an evaluation that ends', () => {
  givenDatabaseWithPeople();
  givenStorage();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  const page = (pair: Pair, ref: EvaluationRef) => getEvaluationPage(pair.owner.userId, ref, NEWEST);

  it('compares nothing with the days before both had signed, if it is the first', async () => {
    const pair = await givenCadence(people, 'Compared');
    const ref = await onDay('2027-03-02', () => givenEvaluation(pair));
    const open = await page(pair, ref);

    doneOf(await onDay('2027-03-02', () => handsIn(pair.owner, ref, 'It goes well.')));
    doneOf(await onDay('2027-03-02', () => handsIn(pair.assistant, ref, 'I like it here.')));

    expect(open).toMatchObject({ state: 'open', record: { before: null } });
    expect(await page(pair, ref)).toMatchObject({ state: 'revealed', record: { before: null } });
  });

  it('is signed by both under one text, sealed once, and anybody can verify the copy', async () => {
    const pair = await givenCadence(people, 'Sealed');
    const ref = await onDay('2027-03-02', () => givenRevealed(pair));
    await onDay('2027-03-02', () => givenAdjustment(pair.owner, ref, NEW_RATE));
    doneOf(await onDay('2027-03-02', () => signsEvaluation(pair.owner, ref)));
    expect(await evaluationsOf(pair.owner, pair)).toMatchObject([{ state: 'signed_by_one' }]);
    doneOf(await onDay('2027-03-03', () => signsEvaluation(pair.assistant, ref)));
    const job = { workspaceId: ref.workspaceId, evaluationId: ref.id };

    await onDay('2027-03-03', () => makeEvaluationCopy.perform(job, FIRST_TRY));
    await onDay('2027-03-03', () => makeEvaluationCopy.perform(job, FIRST_TRY));

    const theirs = await getEvaluationPage(pair.assistant.userId, ref, NEWEST);
    const standing = theirs && {
      page: theirs,
      zone: 'Pacific/Kiritimati',
      now: new Date('2027-03-05T12:00:00Z'),
    };
    expect(renderToStaticMarkup(standing && createElement(EvaluationStatus, standing))).toContain(
      'Both of you signed it, Thu 4 Mar',
    );
    const copies = await withActor({ kind: 'user', userId: pair.assistant.userId }, (tx) =>
      tx.evaluationCopy.findMany({ where: { evaluationId: ref.id } }),
    );
    expect(copies).toHaveLength(1);
    const { sha256 = '', fileId = '' } = copies[0] ?? {};
    const fetched = await asPerson(pair.assistant, () => download(ref.workspaceId, fileId));
    const bytes = Buffer.from(await fetched.arrayBuffer());
    const read = await wordsIn(bytes);
    expect(read).toContain(`${pair.assistant.name}, 4 of 5: better than agreed`);
    expect(read).toContain(`More from April. ${pair.assistant.name} sees to it by 30 April 2027 USD 16.50`);
    const certificates = certificatesIn((await listSealCertificates()).map(({ pem }) => pem).join(''));
    const alone = await verifyFile(bytes, { certificates, standing: null });
    expect([alone.answer.kind, alone.findings.join(' ')]).toEqual([
      'genuine',
      expect.stringContaining('Both signed the text in it'),
    ]);
    expect(await findCopy(sha256)).toMatchObject({ record: 'evaluation', state: 'done' });
    for (const person of [pair.owner, pair.assistant]) {
      const mails = (await mailsTo(person)).filter(({ kind }) => kind === 'evaluation.closed');
      expect(mails).toHaveLength(1);
    }
    const events = await withActor({ kind: 'user', userId: pair.owner.userId }, (tx) =>
      tx.evaluationEvent.findMany({ where: { evaluationId: ref.id }, orderBy: { sequence: 'asc' } }),
    );
    expect(EVALUATION_CHAIN.verify(ref.id, events)).toEqual({ sound: true });
    expect(events.map(({ kind }) => kind)).toEqual([
      'opened',
      'assessed',
      'assessed',
      'revealed',
      'consented',
      'signed',
      'consented',
      'signed',
      'closed',
      'sealed',
      'sent',
      'downloaded',
    ]);
  });

  it('is signed only as it was read, and a signature is void once it is opened again', async () => {
    const pair = await givenCadence(people, 'Reopened');
    const ref = await onDay('2027-03-02', () => givenRevealed(pair));
    await onDay('2027-03-02', () => givenAdjustment(pair.owner, ref));
    const read = await onDay('2027-03-02', () => signingForm(pair.owner, ref));
    await onDay('2027-03-02', () => givenAdjustment(pair.assistant, ref, { what: 'And on Fridays.' }));

    const stale = await onDay('2027-03-02', () =>
      signsEvaluation(pair.owner, ref, { documentHash: read.documentHash }),
    );
    expect(refusalOf(stale).code).toBe('other_text');
    doneOf(await onDay('2027-03-02', () => signsEvaluation(pair.owner, ref)));
    const frozen = await onDay('2027-03-02', () =>
      asPerson(pair.assistant, () => submit(removeAdjustment, { ...ref, adjustmentId: newId() })),
    );
    expect(refusalOf(frozen).code).toBe('wrong_state');
    doneOf(await onDay('2027-03-02', () => asPerson(pair.assistant, () => submit(reopenEvaluation, ref))));

    expect(await evaluationsOf(pair.owner, pair)).toMatchObject([
      { state: 'revealed', round: 2, documentHash: null },
    ]);
    doneOf(await onDay('2027-03-03', () => signsEvaluation(pair.assistant, ref)));
    doneOf(await onDay('2027-03-03', () => signsEvaluation(pair.owner, ref)));
    expect(await evaluationsOf(pair.owner, pair)).toMatchObject([{ state: 'done' }]);
  });

  it('needs a fresh sign-in, and at least one change', async () => {
    const pair = await givenCadence(people, 'Fresh');
    const ref = await onDay('2027-03-02', () => givenRevealed(pair));
    expect(refusalOf(await onDay('2027-03-02', () => signsEvaluation(pair.owner, ref))).code).toBe(
      'no_adjustment',
    );
    await onDay('2027-03-02', () =>
      givenAdjustment(pair.owner, ref, { kind: 'none', what: 'It stays as it is.' }),
    );
    const longAgo = { ...pair.owner, authenticatedAt: new Date('2027-03-02T17:00:00Z') };

    expect(refusalOf(await onDay('2027-03-02', () => signsEvaluation(longAgo, ref))).code).toBe(
      'sign_in_again',
    );
  });

  it('is what the next begins with: nobody signs before it is said what became of it', async () => {
    const pair = await givenCadence(people, 'Followed up');
    const { adjustmentId } = await onDay('2027-03-02', () => givenClosed(pair));
    const ref = await onDay('2027-05-02', () => givenEvaluation(pair));
    for (const person of [pair.owner, pair.assistant]) {
      doneOf(await onDay('2027-05-02', () => handsIn(person, ref, 'Still good.')));
    }
    await onDay('2027-05-02', () =>
      givenAdjustment(pair.owner, ref, { kind: 'none', what: 'It stays as it is.' }),
    );
    expect((await page(pair, ref))?.earlier).toMatchObject([{ id: adjustmentId, followUp: null }]);
    expect(refusalOf(await onDay('2027-05-02', () => signsEvaluation(pair.owner, ref))).code).toBe(
      'not_followed_up',
    );

    const said = { ...ref, adjustmentId, outcome: 'partly', note: 'Three times of eight.' };
    doneOf(await onDay('2027-05-02', () => asPerson(pair.assistant, () => submit(followUp, said))));

    doneOf(await onDay('2027-05-02', () => signsEvaluation(pair.owner, ref)));
  });

  it('is followed up by either side, and neither replaces what the other has said meanwhile unread', async () => {
    const pair = await givenCadence(people, 'Both say');
    const { adjustmentId } = await onDay('2027-03-02', () => givenClosed(pair));
    const ref = await onDay('2027-05-02', () => givenEvaluation(pair));
    const says = (day: string, person: Person, form: Fields) =>
      onDay(day, () => asPerson(person, () => submit(followUp, { ...ref, adjustmentId, ...form })));
    const marias = { outcome: 'partly', note: 'Three times of eight.' };
    const ruths = { outcome: 'done', note: '' };
    for (const _ of [1, 2]) doneOf(await says('2027-05-02', pair.assistant, marias));

    // on a page that was opened before
    expect(refusalOf(await says('2027-05-03', pair.owner, ruths)).code).toBe('changed_meanwhile');

    const [earlier] = (await page(pair, ref))?.earlier ?? [];
    expect(earlier?.followUp).toMatchObject(marias);
    const seenSaidAt = earlier?.followUp?.saidAt.toISOString() ?? '';
    for (const _ of [1, 2]) doneOf(await says('2027-05-03', pair.owner, { ...ruths, seenSaidAt }));
    expect((await page(pair, ref))?.earlier).toMatchObject([{ followUp: ruths }]);
  });

  it('over a year of days, each one the cadence names is opened on its day, and no other', async () => {
    const pair = await givenCadence(people, 'A year', 4);
    const opened: string[] = [];
    let next = await opensNext(pair, SIGNED);

    // the worker runs each morning, whether or not a job has come
    for (
      let day = new Date('2027-02-01T16:00:00Z');
      day < new Date('2028-02-01T16:00:00Z');
      day = new Date(day.getTime() + 86_400_000)
    ) {
      if (day < next) continue;
      await whenOpeningIsDue(pair, day);
      const [last] = (await evaluationsOf(pair.owner, pair)).slice(-1);
      if (!last || last.state === 'done') continue;
      opened.push(day.toISOString().slice(0, 10));
      const ref = { workspaceId: pair.workspace.id, id: last.id };
      await atTime(day, async () => {
        for (const person of [pair.owner, pair.assistant]) doneOf(await handsIn(person, ref, 'Good.'));
        await givenAdjustment(pair.owner, ref, { kind: 'none', what: 'It stays as it is.' });
        for (const person of [pair.owner, pair.assistant]) doneOf(await signsEvaluation(person, ref));
      });
      next = await opensNext(pair, day);
    }

    expect(opened).toEqual(['2027-05-17', '2027-09-16', '2028-01-17']);
    const evaluations = await evaluationsOf(pair.owner, pair);
    expect(evaluations.map(({ plannedFor }) => plannedFor?.toISOString().slice(0, 10))).toEqual([
      '2027-05-31',
      '2027-09-30',
      '2028-01-31',
    ]);
    for (const [index, each] of evaluations.slice(1).entries()) {
      expect(each.periodFrom).toEqual(evaluations[index]?.periodTo);
    }
  });
});
