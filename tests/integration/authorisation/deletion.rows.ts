import { deleteAccount, keepAccount } from '@/lib/deletion/account.actions';
import { deleteWorkspace } from '@/lib/deletion/workspace.actions';
import { newId } from '@/lib/platform/ids';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { asPerson } from '@/tests/support/people';
import type { Rows } from './row';
import { givenNewPair, type World } from './world';

const form = (workspaceId: string) => ({ workspaceId, id: newId(), confirmation: 'Adeyemi Kilns' });

async function givenPending(world: World) {
  const { owner, workspace } = await givenNewPair(world);
  doneOf(await asPerson(owner, () => submit(deleteWorkspace, form(workspace.id))));
  return { workspaceId: workspace.id };
}

export const rows: Rows = {
  'deletion.deleteWorkspace': {
    arrange: async (world) => form((await givenNewPair(world)).workspace.id),
    allows: ['owner'],
    answers: { manager: 'not_yours' },
  },
  'deletion.keepWorkspace': {
    arrange: givenPending,
    allows: ['owner'],
    answers: { manager: 'not_yours' },
  },
  // each can do this to their own only: owners of a business and people under an agreement hear what stands in the way
  'deletion.deleteAccount': {
    async arrange({ tomas }) {
      await asPerson(tomas, () => submit(keepAccount, {}));
      return { id: newId(), confirmation: tomas.email };
    },
    allows: ['manager'],
    answers: {
      owner: 'held',
      assistant: 'held',
      otherAssistant: 'other_name',
      foreignOwner: 'held',
      foreignAssistant: 'other_name',
    },
    // what both have signed is still in force
    former: 'held',
  },
  'deletion.keepAccount': {
    async arrange({ tomas }) {
      await asPerson(tomas, () => submit(deleteAccount, { id: newId(), confirmation: tomas.email }));
      return {};
    },
    allows: ['manager'],
    answers: {
      owner: 'nothing_pending',
      assistant: 'nothing_pending',
      otherAssistant: 'nothing_pending',
      foreignOwner: 'nothing_pending',
      foreignAssistant: 'nothing_pending',
    },
  },
};
