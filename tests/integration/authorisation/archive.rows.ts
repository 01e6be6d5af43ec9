import { newId } from '@/lib/platform/ids';
import type { Rows } from './row';
import { givenNewPair } from './world';

export const rows: Rows = {
  'archive.ask': {
    arrange: async (world) => ({ workspaceId: (await givenNewPair(world)).workspace.id, id: newId() }),
    allows: ['owner'],
    answers: { manager: 'not_yours' },
  },
};
