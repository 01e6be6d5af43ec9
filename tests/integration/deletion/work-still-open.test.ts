import { describe, expect, it } from 'vitest';
import { getAgreementPage } from '@/lib/agreements/page.queries';
import { getHome } from '@/lib/briefs/home/home.queries';
import { eraseAccount } from '@/lib/deletion/erasing-account.jobs';
import { eraseWorkspace } from '@/lib/deletion/erasing-workspace.jobs';
import { pageOfHold } from '@/lib/deletion/hold-pages.rules';
import { getAccountDeletion, getWorkspaceDeletion } from '@/lib/deletion/queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { dropTimer, startTimer } from '@/lib/time/timer/timing.actions';
import { checkWholeRecord } from '@/scripts/steps/whole-record';
import { givenProposed, type Pair } from '@/tests/support/agreements';
import { givenBriefAccepted } from '@/tests/support/briefs';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { ASKED, DUE, givenDeletions } from '@/tests/support/deletions';
import { givenEnding } from '@/tests/support/endings';
import { FIRST_TRY } from '@/tests/support/first-try';
import { asPerson } from '@/tests/support/people';
import { givenSchedule } from '@/tests/support/schedules';
import { closes, FRIDAY_EVENING, givenEntry, MONDAY } from '@/tests/support/time';

const LATER = new Date('2027-06-10T12:00:00Z');

/** An agreement is over, and the last day isn't yet. */
describe('what two still have open when one of them leaves', () => {
  const { database, ask, mails, pastRules, givenWorkedTogether, deletesAccount, deletesWorkspace } =
    givenDeletions();

  /** Their agreement has just run out; until then `begin` was begun. */
  async function givenHandingBack<T>(begin: (pair: Pair) => Promise<T>) {
    const { pair, agreement } = await givenWorkedTogether({ isOver: false });
    const begun = await begin(pair);
    await pastRules(`UPDATE agreements SET state = 'terminated' WHERE id = $1`, agreement.id);
    await atTime(ASKED, () => givenEnding(pair));
    return { pair, begun };
  }

  /** A timer of the assistant's, that was started in the week of the agreement's last days. @returns its id. */
  async function givenTimer({ assistant, workspace, engagementId }: Pair): Promise<string> {
    const form = { workspaceId: workspace.id, engagementId, id: newId(), note: '', briefId: '' };
    doneOf(await atTime(FRIDAY_EVENING, () => asPerson(assistant, () => submit(startTimer, form))));
    return form.id;
  }

  it('holds both if it is time that isn’t handed in: after erasing, nobody could, and it would never be owed', async () => {
    const { pair } = await givenHandingBack(givenEntry);
    const { owner, assistant, workspace, engagementId } = pair;

    const [ofOwner, ofAssistant] = [await deletesWorkspace(pair), await deletesAccount(assistant)];

    for (const answer of [ofOwner, ofAssistant])
      expect(refusalOf(answer)).toMatchObject({
        code: 'held',
        message: expect.stringContaining('isn’t handed in yet'),
      });
    const holds = (await getWorkspaceDeletion(owner.userId, workspace.id)).holds;
    const [sheet] = await ask<{ id: string }>('SELECT id FROM timesheets WHERE workspace_id = $1', [
      workspace.id,
    ]);
    expect(holds.map((hold) => pageOfHold(hold, 'owner'))).toEqual([
      addresses.timesheet(workspace.slug, sheet?.id ?? ''),
    ]);
    const own = (await getAccountDeletion(assistant.userId)).holds;
    expect(own.map((hold) => pageOfHold(hold, 'assistant'))).toEqual([
      expect.stringContaining(`with=${engagementId}&week=${MONDAY}`),
    ]);

    // handed in, it waits for its answer, as before
    doneOf(await closes(pair));
    expect((await getWorkspaceDeletion(owner.userId, workspace.id)).holds).toMatchObject([{ kind: 'time' }]);
  });

  it('holds both if a timer still runs: its person can say until when they worked; the owner isn’t told before the day', async () => {
    const { pair, begun } = await givenHandingBack(givenTimer);
    const { owner, assistant, workspace, engagementId } = pair;
    const workspaceId = workspace.id;

    expect(refusalOf(await deletesAccount(assistant)).code).toBe('held');
    const own = (await getAccountDeletion(assistant.userId)).holds;
    expect(own.map((hold) => pageOfHold(hold, 'assistant'))).toEqual([
      expect.stringContaining(`with=${engagementId}&week=${MONDAY}`),
    ]);
    const id = newId();
    // that somebody is at work is theirs alone to know
    expect((await getWorkspaceDeletion(owner.userId, workspaceId)).holds).toEqual([]);
    doneOf(await deletesWorkspace(pair, { id }));
    await atTime(DUE, () => eraseWorkspace.perform({ workspaceId, id }, FIRST_TRY));

    const told = await mails('deletion.workspace_held', id);
    expect(told).toHaveLength(2);
    expect(told.filter(({ text }) => text.includes('isn’t handed in yet')).map(({ to }) => to)).toEqual([
      owner.email,
    ]);
    expect(await ask('SELECT id FROM timers WHERE workspace_id = $1', [workspaceId])).toEqual([
      { id: begun },
    ]);
    doneOf(await asPerson(assistant, () => submit(dropTimer, { workspaceId, id: begun })));
    const again = newId();
    doneOf(await deletesWorkspace(pair, { id: again }));
    await atTime(DUE, () => eraseWorkspace.perform({ workspaceId, id: again }, FIRST_TRY));
    expect(await mails('deletion.workspace_erased', again)).toHaveLength(2);
  });

  it('isn’t carried out on its day by hand either', async () => {
    const { pair } = await givenHandingBack(givenEntry);
    const { assistant, workspace, owner } = pair;
    const id = newId();
    await ask(`INSERT INTO account_deletions VALUES ($1, $2, $3::timestamptz - interval '14 days', $3)`, [
      assistant.userId,
      id,
      DUE,
    ]);
    await ask(
      `INSERT INTO workspace_deletions VALUES ($1, $2, $3, $4::timestamptz - interval '14 days', $4)`,
      [workspace.id, id, owner.userId, DUE],
    );

    await expect(ask('SELECT app.erase_account($1, $2, $3)', [assistant.userId, id, DUE])).rejects.toThrow(
      'something binds this person',
    );
    await expect(ask('SELECT app.erase_workspace($1, $2, $3)', [workspace.id, id, DUE])).rejects.toThrow(
      'something binds this business',
    );
  });

  it('ends with the assistant’s account: briefs are called off, offers and what recurs end, and the owner is told', async () => {
    const { pair, begun } = await givenHandingBack(async (two) => ({
      brief: await givenBriefAccepted(two),
      schedule: await givenSchedule(two),
    }));
    const { owner, assistant, workspace, engagementId } = pair;
    const offer = await atTime(LATER, () => givenProposed(pair, { startsOn: '2027-07-01' }));
    const id = newId();
    doneOf(await deletesAccount(assistant, id));

    for (let run = 0; run < 2; run += 1)
      await atTime(DUE, () => eraseAccount.perform({ userId: assistant.userId, id }, FIRST_TRY));

    const [left] = await ask(
      `SELECT (SELECT state FROM engagements WHERE id = $1) AS engagement, (SELECT state FROM briefs WHERE id = $2) AS brief,
         (SELECT state FROM agreements WHERE id = $3) AS offer, (SELECT state FROM schedules WHERE id = $4) AS schedule`,
      [engagementId, begun.brief.id, offer.id, begun.schedule.ref.id],
    );
    expect(left).toEqual({
      engagement: 'ended',
      brief: 'cancelled',
      offer: 'withdrawn',
      schedule: 'ended',
    });
    const told = await ask<{ to: string; text: string }>(
      `SELECT to_address AS to, text FROM mails WHERE kind = 'ending.ended' AND workspace_id = $1`,
      [workspace.id],
    );
    expect(told).toEqual([{ to: owner.email, text: expect.stringContaining(begun.brief.title) }]);
    const home = await getHome({ userId: owner.userId, role: 'owner' }, workspace.id, DUE);
    expect(home.inTheirHands).toBe(0);
    const page = await getAgreementPage(owner.userId, offer);
    expect(page?.history.at(-1)).toMatchObject({ kind: 'withdrawn', payload: { accountDeletionId: id } });
    expect(await checkWholeRecord(database().ownerUrl)).toMatchObject({ problems: [] });
  });
});
