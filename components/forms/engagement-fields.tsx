/** Of which assistant with which business a form is. */
export function EngagementFields({
  workspaceId,
  engagementId,
}: {
  readonly workspaceId: string;
  readonly engagementId: string;
}) {
  return (
    <>
      <input type="hidden" name="workspaceId" value={workspaceId} />
      <input type="hidden" name="engagementId" value={engagementId} />
    </>
  );
}
