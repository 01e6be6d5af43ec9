import { newId } from '@/lib/platform/ids';
import { says } from '@/tests/support/threads';
import type { Rows } from './row';
import type { World } from './world';

const aboutTheEngagement = ({ workspace, engagements }: World) => ({
  workspaceId: workspace.id,
  subject: 'engagement' as const,
  subjectId: engagements.maria,
});

/** Something that Ruth has said to Maria. */
async function saidByRuth(world: World) {
  const about = aboutTheEngagement(world);
  return { workspaceId: about.workspaceId, id: await says(world.ruth, about, 'The kiln is hot.') };
}

/** What a message says is its author's, whoever else is on their side. */
const AUTHOR_ALONE = {
  allows: ['owner'],
  answers: { manager: 'not_yours', assistant: 'not_yours' },
} as const;

export const rows: Rows = {
  'threads.post': {
    arrange: (world) => ({
      ...aboutTheEngagement(world),
      body: 'The glaze samples have come.',
      clientKey: newId(),
    }),
    allows: ['owner', 'manager', 'assistant'],
  },
  'threads.markRead': {
    arrange: (world) => ({ ...aboutTheEngagement(world), readUpTo: new Date() }),
    allows: ['owner', 'manager', 'assistant'],
  },
  'threads.saveDraft': {
    arrange: (world) => ({ ...aboutTheEngagement(world), body: 'The glaze', clientKey: newId() }),
    allows: ['owner', 'manager', 'assistant'],
  },
  'threads.edit': {
    arrange: async (world) => ({ ...(await saidByRuth(world)), version: 1, body: 'The kiln is cold.' }),
    ...AUTHOR_ALONE,
  },
  'threads.delete': { arrange: saidByRuth, ...AUTHOR_ALONE },
};
