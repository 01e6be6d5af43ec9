import type { EndingPage } from '@/lib/endings/page.queries';

/** Whose work a form is about. */
export function Place({ page: { workspaceId, engagementId } }: { page: EndingPage }) {
  return (
    <>
      <input type="hidden" name="workspaceId" value={workspaceId} />
      <input type="hidden" name="engagementId" value={engagementId} />
    </>
  );
}
