import { makeToken } from '@/lib/api/tokens/tokens.actions';
import { getWebhook, listWebhooks } from '@/lib/api/webhooks/queries';
import { makeWebhook, removeWebhook, turnOffWebhook } from '@/lib/api/webhooks/webhooks.actions';
import { newId } from '@/lib/platform/ids';
import { givenBriefSent } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { asPerson } from '@/tests/support/people';
import type { Rows } from './row';
import type { World } from './world';

const form = (workspaceId: string) => ({
  id: newId(),
  workspaceId,
  name: 'Reporting',
  days: 30,
  scopes: ['briefs:read'],
});

const OWNERS = { allows: ['owner'], answers: { manager: 'not_yours' } } as const;

const webhookForm = (workspaceId: string) => ({
  workspaceId,
  id: newId(),
  url: 'https://hooks.example/',
  events: ['brief.handed_over'],
});

/** A webhook of Ruth's; earlier ones make room, since a business has only so many. */
async function givenWebhook({ ruth, workspace }: World) {
  const before = await listWebhooks(ruth.userId, workspace.id);
  for (const { id } of before)
    doneOf(await asPerson(ruth, () => submit(removeWebhook, { workspaceId: workspace.id, id })));
  const form = webhookForm(workspace.id);
  doneOf(await asPerson(ruth, () => submit(makeWebhook, form)));
  return { workspaceId: workspace.id, id: form.id };
}

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
  'api.makeWebhook': { arrange: ({ workspace }) => webhookForm(workspace.id), ...OWNERS },
  'api.rotateSecret': {
    arrange: async (world) => ({ ...(await givenWebhook(world)), version: 1 }),
    ...OWNERS,
  },
  'api.turnOffWebhook': { arrange: givenWebhook, ...OWNERS },
  'api.removeWebhook': { arrange: givenWebhook, ...OWNERS },
  'api.turnOnWebhook': {
    async arrange(world) {
      const ref = await givenWebhook(world);
      doneOf(await asPerson(world.ruth, () => submit(turnOffWebhook, ref)));
      return ref;
    },
    ...OWNERS,
  },
  'api.sendTest': {
    arrange: async (world) => ({ ...(await givenWebhook(world)), messageId: newId() }),
    ...OWNERS,
  },
  'api.sendAgain': {
    async arrange(world) {
      const { workspaceId, id } = await givenWebhook(world);
      // turning a webhook on and off isn't sent, but a brief that is handed over is
      await givenBriefSent(world.pair);
      const { messages } = (await getWebhook(world.ruth.userId, workspaceId, id)) ?? { messages: [] };
      return { workspaceId, messageId: messages[0]?.id };
    },
    ...OWNERS,
  },
};
