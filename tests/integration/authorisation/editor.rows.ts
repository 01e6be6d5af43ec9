import { newId } from '@/lib/platform/ids';
import { briefForm } from '@/tests/support/briefs';
import { asPerson } from '@/tests/support/people';
import { sendForDraft } from '@/tests/support/uploads';
import type { Rows } from './row';

export const rows: Rows = {
  'briefs.autosave': { arrange: ({ pair }) => briefForm(pair), allows: ['owner', 'manager'] },
  // even before the draft's first save: whoever may write one may drop a picture into it; until then a file is its
  // sender's
  'briefs.attach': {
    arrange: async ({ pair: { owner, workspace, engagementId } }) => {
      const draft = { workspaceId: workspace.id, id: newId(), engagementId };
      const file = new File(['A list of all pieces.'], 'pieces.txt');
      const { id: fileId } = await asPerson(owner, () => sendForDraft(draft, file));
      return { ...draft, fileId };
    },
    allows: ['owner'],
    answers: { manager: 'file_gone' },
  },
};
