import { makeToken } from '@/lib/api/tokens/tokens.actions';
import { newId } from '@/lib/platform/ids';
import { doneOf, submit } from '@/tests/support/forms';
import { asPerson } from '@/tests/support/people';
import type { Rows } from './row';
import type { World } from './world';

const form = (workspaceId: string) => ({
  ...{ id: newId(), workspaceId, name: 'Reporting', days: 30 },
  scopes: ['briefs:read'],
});

export const rows: Rows = {
  'api.makeToken': {
    arrange: ({ workspace }) => form(workspace.id),
    allows: ['owner'],
    answers: { manager: 'not_yours' },
  },
  'api.endToken': {
    async arrange({ ruth, workspace }: World) {
      const made = form(workspace.id);
      doneOf(await asPerson(ruth, () => submit(makeToken, made)));
      return { id: made.id };
    },
    allows: ['owner'],
  },
};
