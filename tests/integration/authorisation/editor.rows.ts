import { newId } from '@/lib/platform/ids';
import { briefForm } from '@/tests/support/briefs';
import type { Rows } from './row';

export const rows: Rows = {
  'briefs.autosave': { arrange: ({ pair }) => briefForm(pair), allows: ['owner', 'manager'] },
  // also before the draft's first save: who may write one may drop a picture into it
  'briefs.attach': {
    arrange: ({ pair }) => ({
      workspaceId: pair.workspace.id,
      id: newId(),
      engagementId: pair.engagementId,
      fileId: newId(),
      file: new File(['A list of all pieces.'], 'pieces.txt', { type: 'text/plain' }),
    }),
    allows: ['owner', 'manager'],
  },
};
