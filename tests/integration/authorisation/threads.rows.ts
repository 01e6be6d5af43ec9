import { newId } from '@/lib/platform/ids';
import type { Rows } from './row';
import type { World } from './world';

const aboutTheEngagement = ({ workspace, engagements }: World) => ({
  workspaceId: workspace.id,
  subject: 'engagement',
  subjectId: engagements.maria,
});

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
};
