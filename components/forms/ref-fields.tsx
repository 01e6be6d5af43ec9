export type Ref = { readonly workspaceId: string; readonly id: string };

/** Which thing of which business a form is about. */
export function RefFields({ of: { workspaceId, id } }: { readonly of: Ref }) {
  return (
    <>
      <input type="hidden" name="workspaceId" value={workspaceId} />
      <input type="hidden" name="id" value={id} />
    </>
  );
}

/**
 * Which thing a form is about, with the version that its page showed: what somebody has changed since isn’t
 * overwritten.
 */
export function SeenFields({ of }: { readonly of: Ref & { readonly version: number } }) {
  return (
    <>
      <RefFields of={of} />
      <input type="hidden" name="version" value={of.version} />
    </>
  );
}
