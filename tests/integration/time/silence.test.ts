import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { approveTimesheet } from '@/lib/time/answering.actions';
import { getTimesheet } from '@/lib/time/sheet.queries';
import { approveTimeBySilence, tellOfSilence } from '@/lib/time/silence.jobs';
import { givenPair, type Pair } from '@/tests/support/agreements';
import { doneOf, submit } from '@/tests/support/forms';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/postgres';
import { givenAgreedBefore, givenHandedIn, owedIn } from '@/tests/support/time';

/** Handed in on Friday 12 March at 17:00 in Chicago; over the night in which its clocks go forward. */
const COUNTS_FROM = new Date('2027-03-17T22:00:00Z');

describe('a week that nobody answers, where the agreement gives five days', () => {
  givenDatabase();
  let people: People;
  let pair: Pair;
  let count = 0;
  beforeAll(async () => {
    people = await givenPeople();
  });
  beforeEach(async () => {
    count += 1;
    pair = await givenPair(people, `Adeyemi ${count}`);
  });

  const context = { attempt: 1, isLastAttempt: false };
  const asBusiness = <T>(work: Parameters<typeof withActor<T>>[1]) =>
    withActor({ kind: 'workspace', workspaceId: pair.workspace.id }, work);
  const mails = async (kind: string) => {
    const found = await asBusiness((tx) =>
      tx.mail.findMany({ where: { workspaceId: pair.workspace.id, kind } }),
    );
    return found.map(({ toAddress }) => toAddress).sort();
  };
  const both = () => [pair.assistant.email, pair.owner.email].sort();
  async function handedIn() {
    const sheet = await givenHandedIn(pair);
    const page = await getTimesheet(pair.owner.userId, pair.workspace.id, sheet.id);
    const [submission] = page?.submissions ?? [];
    const payload = { workspaceId: pair.workspace.id, submissionId: submission?.id ?? '' };
    return { sheet, submission, payload };
  }
  const passes = (job: typeof approveTimeBySilence, payload: unknown, at: Date) =>
    atTime(at, () => job.perform(payload, context));

  it('says from the first moment on when it will count as approved', async () => {
    await givenAgreedBefore(pair);

    const { submission } = await handedIn();

    expect(submission?.countsAsApprovedAt).toEqual(COUNTS_FROM);
  });

  it('is told ahead to both, once', async () => {
    await givenAgreedBefore(pair);
    const { payload } = await handedIn();

    for (let run = 0; run < 2; run += 1)
      await passes(tellOfSilence, payload, new Date('2027-03-16T22:00:00Z'));

    expect(await mails('time.silence_ahead')).toEqual(both());
  });

  it('is approved by the agreement, owed, and told to both; once, however often it runs', async () => {
    await givenAgreedBefore(pair);
    const { sheet, payload } = await handedIn();

    for (let run = 0; run < 2; run += 1) await passes(approveTimeBySilence, payload, COUNTS_FROM);

    const page = await getTimesheet(pair.assistant.userId, pair.workspace.id, sheet.id);
    expect(page).toMatchObject({ state: 'approved', submissions: [{ review: { outcome: 'approved' } }] });
    expect(page?.submissions[0]?.review?.byAgreementId).not.toBeNull();
    expect(await owedIn(pair.assistant, pair)).toMatchObject([{ amountMinor: 2900n, approvedById: null }]);
    expect(await mails('time.approved_by_agreement')).toEqual(both());
  });

  it('isn’t approved a moment too early, nor after somebody has answered', async () => {
    await givenAgreedBefore(pair);
    const { sheet, payload } = await handedIn();
    await passes(approveTimeBySilence, payload, new Date(COUNTS_FROM.getTime() - 1));
    expect(await owedIn(pair.owner, pair)).toEqual([]);

    doneOf(await asPerson(pair.owner, () => submit(approveTimesheet, { ...sheet, note: '' })));
    await passes(approveTimeBySilence, payload, COUNTS_FROM);

    expect(await owedIn(pair.owner, pair)).toMatchObject([{ approvedById: pair.owner.userId }]);
    expect(await mails('time.approved_by_agreement')).toEqual([]);
  });

  it('waits for ever where the agreement gives silence no meaning', async () => {
    await givenAgreedBefore(pair, { autoApprovalDays: '' });
    const { submission, payload } = await handedIn();

    await passes(approveTimeBySilence, payload, new Date('2027-06-01T00:00:00Z'));

    expect(submission?.countsAsApprovedAt).toBeNull();
    expect(await owedIn(pair.owner, pair)).toEqual([]);
  });
});
