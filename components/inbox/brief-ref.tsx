import type { BriefDocument } from '@/lib/briefs/document.queries';

/** Says in a form which brief it is about. */
export function BriefRef({ brief }: { brief: Pick<BriefDocument, 'workspaceId' | 'id'> }) {
  return (
    <>
      <input type="hidden" name="workspaceId" value={brief.workspaceId} />
      <input type="hidden" name="id" value={brief.id} />
    </>
  );
}
