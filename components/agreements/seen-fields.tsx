type Seen = { readonly workspaceId: string; readonly id: string; readonly version: number };

/** Says which agreement a form is about, as it was seen. */
export function SeenFields({ workspaceId, id, version }: Seen) {
  return (
    <>
      <input type="hidden" name="workspaceId" value={workspaceId} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
    </>
  );
}
