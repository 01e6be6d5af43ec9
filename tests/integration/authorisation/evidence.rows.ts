import { newId } from '@/lib/platform/ids';
import { type Rows, STILL_THEIRS } from './row';
import { givenNewPair } from './world';

export const rows: Rows = {
  'evidence.ask': {
    arrange: async (world) => {
      const { workspace, engagementId } = await givenNewPair(world);
      return { workspaceId: workspace.id, engagementId, id: newId() };
    },
    allows: ['owner', 'assistant'],
    answers: { manager: 'not_yours' },
    former: STILL_THEIRS,
  },
};
