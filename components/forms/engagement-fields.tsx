import type { EngagementRef } from '@/lib/platform/tenancy';

/** Of which assistant with which business a form is. */
export function EngagementFields({ of: { workspaceId, engagementId } }: { readonly of: EngagementRef }) {
  return (
    <>
      <input type="hidden" name="workspaceId" value={workspaceId} />
      <input type="hidden" name="engagementId" value={engagementId} />
    </>
  );
}
