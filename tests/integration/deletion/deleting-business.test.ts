import { describe, expect, it } from 'vitest';
import { listAgreements } from '@/lib/agreements/list.queries';
import { getAgreementPage } from '@/lib/agreements/page.queries';
import { approveDelivery } from '@/lib/briefs/delivery/reviewing.actions';
import { getHome } from '@/lib/briefs/home/home.queries';
import { eraseAccount } from '@/lib/deletion/erasing-account.jobs';
import { eraseWorkspace } from '@/lib/deletion/erasing-workspace.jobs';
import { pageOfHold } from '@/lib/deletion/hold-pages.rules';
import { getDeletionDay, getWorkspaceDeletion } from '@/lib/deletion/queries';
import { keepWorkspace } from '@/lib/deletion/workspace.actions';
import { addresses } from '@/lib/platform/addresses/addresses';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { checkWholeRecord } from '@/scripts/steps/whole-record';
import { givenPair } from '@/tests/support/agreements';
import { givenBriefDelivered, seen } from '@/tests/support/briefs';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { ASKED, DUE, EARLY, givenDeletions } from '@/tests/support/deletions';
import { givenEnded } from '@/tests/support/endings';
import { FIRST_TRY } from '@/tests/support/first-try';
import { asPerson, givenManager, givenPerson } from '@/tests/support/people';
import { givenAgreedBefore } from '@/tests/support/time';

describe('deleting a business', () => {
  const { database, people, ask, pastRules, mails, givenWorkedTogether, deletesWorkspace, deletesAccount } =
    givenDeletions();

  it('tells everybody in it, waits for two weeks, and can be taken back until then', async () => {
    const { pair } = await givenWorkedTogether();
    const { owner, assistant, workspace } = pair;
    const id = newId();

    doneOf(await deletesWorkspace(pair, { id }));

    const told = await mails('deletion.workspace_pending', id);
    expect(told.map(({ to }) => to)).toEqual([assistant.email, owner.email].toSorted());
    expect(told.every(({ text }) => text.includes('15 Jun'))).toBe(true);
    for (const person of [owner, assistant])
      expect(await getDeletionDay(person.userId, workspace.id)).toEqual(DUE);
    const home = () => getHome({ userId: owner.userId, role: 'owner' }, workspace.id, EARLY);
    expect((await home()).deletedAt).toEqual(DUE);
    expect(refusalOf(await deletesWorkspace(pair)).code).toBe('pending');

    await atTime(EARLY, () => eraseWorkspace.perform({ workspaceId: workspace.id, id }, FIRST_TRY));
    expect((await getWorkspaceDeletion(owner.userId, workspace.id)).dueAt).toEqual(DUE);
    doneOf(await asPerson(owner, () => submit(keepWorkspace, { workspaceId: workspace.id })));
    await atTime(DUE, () => eraseWorkspace.perform({ workspaceId: workspace.id, id }, FIRST_TRY));

    expect(await getDeletionDay(owner.userId, workspace.id)).toBeNull();
    expect((await home()).deletedAt).toBeNull();
    expect(await mails('deletion.workspace_kept', id)).toHaveLength(2);
    expect(await ask('SELECT 1 FROM messages WHERE workspace_id = $1', [workspace.id])).toHaveLength(2);
  });

  it('leads a manager, who can neither take it back nor save the archive, to the pages that are theirs', async () => {
    const { pair } = await givenWorkedTogether();
    const { workspace } = pair;
    await givenManager(workspace, people().tomas);
    const id = newId();

    doneOf(await deletesWorkspace(pair, { id }));
    doneOf(await asPerson(pair.owner, () => submit(keepWorkspace, { workspaceId: workspace.id })));

    for (const kind of ['deletion.workspace_pending', 'deletion.workspace_kept']) {
      const told = (await mails(kind, id)).find(({ to }) => to === people().tomas.email);
      expect(told?.text).toContain(addresses.home(workspace.slug));
      expect(told?.text).not.toMatch(/\/settings|Save what you want/);
    }
  });

  it("can't start while an agreement is in force, with a mistyped name, or with an old sign-in", async () => {
    const bound = await givenWorkedTogether({ isOver: false });
    const free = await givenWorkedTogether();
    const stale = { ...free.pair.owner, authenticatedAt: new Date(ASKED.getTime() - 10 * 60_000) };

    const held = refusalOf(await deletesWorkspace(bound.pair));
    expect(held).toMatchObject({ code: 'held', message: expect.stringContaining('Nia Lopes') });
    const mistyped = refusalOf(await deletesWorkspace(free.pair, { confirmation: 'Adeyemi' }));
    expect(mistyped.fieldErrors).toHaveProperty('confirmation');
    expect(refusalOf(await deletesWorkspace(free.pair, {}, stale)).code).toBe('sign_in_again');
  });

  it('waits for the answer to what was delivered before the end; its assistant may leave before that', async () => {
    const nia = await givenPerson({
      name: 'Nia Lopes',
      email: `${newId()}@inbox.example`,
      zone: 'Europe/Lisbon',
    });
    const pair = await givenPair({ ...people(), maria: nia }, 'Adeyemi Tiles');
    await givenAgreedBefore(pair);
    const brief = await givenBriefDelivered(pair);
    await givenEnded(pair);

    expect(refusalOf(await deletesWorkspace(pair))).toMatchObject({
      code: 'held',
      message: expect.stringContaining('delivered'),
    });
    const { holds } = await getWorkspaceDeletion(pair.owner.userId, pair.workspace.id);
    expect(holds.map((hold) => pageOfHold(hold, 'owner'))).toEqual([
      addresses.brief(pair.workspace.slug, brief.id),
    ]);
    const id = newId();
    doneOf(await deletesAccount(nia, id));
    await atTime(DUE, () => eraseAccount.perform({ userId: nia.userId, id }, FIRST_TRY));
    const [left] = await ask('SELECT deleted_at FROM users WHERE id = $1', [nia.userId]);
    expect(left?.deleted_at).toBeInstanceOf(Date);
    const review = { ...seen(brief), deliveryId: brief.deliveries[0]?.id, note: '' };
    doneOf(await asPerson(pair.owner, () => submit(approveDelivery, review)));
    expect((await getWorkspaceDeletion(pair.owner.userId, pair.workspace.id)).holds).toEqual([]);
    // and nobody writes to somebody who isn't there any more
    expect(await ask('SELECT kind FROM mails WHERE recipient_user_id = $1', [nia.userId])).toEqual([]);
    expect(await ask('SELECT kind FROM notifications WHERE recipient_id = $1', [nia.userId])).toEqual([]);
  });

  it('keeps what was signed for those who signed it, sealed and intact, and nothing that was said', async () => {
    const { pair, agreement } = await givenWorkedTogether();
    const { owner, assistant, workspace } = pair;
    const id = newId();
    doneOf(await deletesWorkspace(pair, { id }));
    const asked = { workspaceId: workspace.id, id };

    // killed after its commit, it runs again
    for (let run = 0; run < 2; run += 1) await atTime(DUE, () => eraseWorkspace.perform(asked, FIRST_TRY));

    const page = await getAgreementPage(assistant.userId, agreement);
    expect(page?.document.title).toBeTruthy();
    expect(await listAgreements(owner.userId, workspace.id)).toEqual({ agreements: [], without: [] });
    const [left] = await ask(
      `SELECT (SELECT count(*)::int FROM messages WHERE workspace_id = $1) AS messages,
         (SELECT count(*)::int FROM memberships WHERE workspace_id = $1 AND ended_at IS NULL) AS members,
         (SELECT slug FROM workspaces WHERE id = $1) AS slug`,
      [workspace.id],
    );
    expect(left).toEqual({ messages: 0, members: 0, slug: `deleted-${workspace.id}` });
    expect(await mails('deletion.workspace_erased', id)).toHaveLength(2);
    expect(await mails('deletion.workspace_pending', id)).toEqual([]);
    expect(await checkWholeRecord(database().ownerUrl)).toMatchObject({ problems: [] });
  });

  it("isn't carried out when something prevents it on its day, and everybody is told", async () => {
    const { pair, agreement } = await givenWorkedTogether();
    const { owner, workspace } = pair;
    const id = newId();
    doneOf(await deletesWorkspace(pair, { id }));
    await pastRules(`UPDATE agreements SET state = 'in_force' WHERE id = $1`, agreement.id);

    await atTime(DUE, () => eraseWorkspace.perform({ workspaceId: workspace.id, id }, FIRST_TRY));

    expect(await getWorkspaceDeletion(owner.userId, workspace.id)).toMatchObject({
      dueAt: null,
      heldAt: DUE,
      holds: [{ kind: 'agreement', with: 'Nia Lopes' }],
    });
    expect(await mails('deletion.workspace_held', id)).toHaveLength(2);
    expect(await ask('SELECT 1 FROM messages WHERE workspace_id = $1', [workspace.id])).toHaveLength(2);
  });
});
