import type { EngagementRef } from '@/lib/platform/tenancy';

/** Which assistant and which business a form is about. */
export function EngagementFields({ of: { workspaceId, engagementId } }: { readonly of: EngagementRef }) {
  return (
    <>
      <input type="hidden" name="workspaceId" value={workspaceId} />
      <input type="hidden" name="engagementId" value={engagementId} />
    </>
  );
}
