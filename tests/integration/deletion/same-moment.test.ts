import { describe, expect, it } from 'vitest';
import { savePlaybook } from '@/lib/briefs/playbooks/playbooks.actions';
import { eraseWorkspace } from '@/lib/deletion/erasing-workspace.jobs';
import { confirmPayment, disputePayment } from '@/lib/pay/recording/answering.actions';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { writeMessage } from '@/lib/threads/writing';
import type { Pair } from '@/tests/support/agreements';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { ASKED, DUE, givenDeletions } from '@/tests/support/deletions';
import { FIRST_TRY } from '@/tests/support/first-try';
import { givenRecorded } from '@/tests/support/pay/pay';
import { asPerson } from '@/tests/support/people';
import { playbookForm } from '@/tests/support/playbooks';
import { aboutEngagement } from '@/tests/support/threads';
import { givenApproved } from '@/tests/support/time';
import { announceForMessage, announceForPlaybook } from '@/tests/support/uploads';
import { givenHolder } from '@/tests/support/waiting';

describe('what somebody writes at the very moment in which their business is erased', () => {
  const { database, ask, pastRules, givenWorkedTogether, deletesWorkspace } = givenDeletions();
  const { holder, somebodyWaits } = givenHolder(database);

  type Case = {
    readonly name: string;
    readonly table: string;
    readonly write: (pair: Pair) => Promise<unknown>;
  };
  const CASES: readonly Case[] = [
    {
      name: 'a playbook',
      table: 'playbooks',
      write: (pair) => asPerson(pair.owner, () => submit(savePlaybook, playbookForm(pair))),
    },
    {
      name: 'a file for a playbook',
      table: 'uploads',
      write: ({ owner, workspace: { id: workspaceId } }) =>
        asPerson(owner, () => announceForPlaybook({ workspaceId, id: newId() }, { size: 5 })),
    },
    {
      name: 'a file for a message of the assistant’s',
      table: 'uploads',
      write: ({ assistant, workspace, engagementId }) =>
        asPerson(assistant, () =>
          announceForMessage(aboutEngagement(workspace.id, engagementId), { size: 5 }),
        ),
    },
  ];

  it.each(CASES)('isn’t written: $name', async ({ table, write }) => {
    const { pair } = await givenWorkedTogether();
    const { workspace } = pair;
    const id = newId();
    doneOf(await deletesWorkspace(pair, { id }));
    await holder().query('BEGIN');
    await holder().query('SELECT 1 FROM workspaces WHERE id = $1 FOR UPDATE', [workspace.id]);

    const erased = atTime(DUE, () => eraseWorkspace.perform({ workspaceId: workspace.id, id }, FIRST_TRY));
    await somebodyWaits();
    const written = write(pair);
    await somebodyWaits(2);
    await holder().query('COMMIT');

    await erased;
    await written;
    expect(await ask(`SELECT 1 FROM ${table} WHERE workspace_id = $1`, [workspace.id])).toEqual([]);
    expect(await ask('SELECT deleted_at FROM workspaces WHERE id = $1', [workspace.id])).toEqual([
      { deleted_at: DUE },
    ]);
  });

  it('isn’t taken back: that a payment has arrived', async () => {
    const { pair, agreement } = await givenWorkedTogether({ isOver: false });
    const { workspace, assistant } = pair;
    await givenApproved(pair);
    const payment = await givenRecorded(pair);
    const answers = <Data>(at: Date, action: FormAction<Data>, version: number) =>
      atTime(at, () => asPerson(assistant, () => submit(action, { ...payment, version, note: 'As I say.' })));
    doneOf(await answers(ASKED, confirmPayment, 1));
    await pastRules(`UPDATE agreements SET state = 'terminated' WHERE id = $1`, agreement.id);
    const id = newId();
    doneOf(await deletesWorkspace(pair, { id }));
    await holder().query('BEGIN');
    await holder().query('SELECT 1 FROM workspaces WHERE id = $1 FOR UPDATE', [workspace.id]);

    const erased = atTime(DUE, () => eraseWorkspace.perform({ workspaceId: workspace.id, id }, FIRST_TRY));
    await somebodyWaits();
    const disputed = answers(DUE, disputePayment, 2);
    await Promise.race([disputed, somebodyWaits(2)]);
    await holder().query('COMMIT');

    await erased;
    expect(await disputed).toMatchObject({ status: 'refused' });
    expect(await ask('SELECT state FROM payments WHERE workspace_id = $1', [workspace.id])).toEqual([
      { state: 'confirmed' },
    ]);
    expect(await ask('SELECT deleted_at FROM workspaces WHERE id = $1', [workspace.id])).toEqual([
      { deleted_at: DUE },
    ]);
  });

  it('is erased if it was being written just before: a message, with its conversation', async () => {
    const { pair } = await givenWorkedTogether();
    const { workspace, engagementId, assistant } = pair;
    const id = newId();
    doneOf(await deletesWorkspace(pair, { id }));
    const worked = Promise.withResolvers<void>();
    const goes = Promise.withResolvers<void>();
    const about = aboutEngagement(workspace.id, engagementId);

    const written = withActor({ kind: 'user', userId: assistant.userId }, async (tx) => {
      await writeMessage(tx, about, {
        authorId: assistant.userId,
        body: 'Well.',
        clientKey: newId(),
        at: DUE,
      });
      worked.resolve();
      await goes.promise;
    });
    await worked.promise;
    const erased = atTime(DUE, () => eraseWorkspace.perform({ workspaceId: workspace.id, id }, FIRST_TRY));
    await somebodyWaits();
    goes.resolve();

    await written;
    await erased;
    expect(await ask('SELECT 1 FROM messages WHERE workspace_id = $1', [workspace.id])).toEqual([]);
  });
});
