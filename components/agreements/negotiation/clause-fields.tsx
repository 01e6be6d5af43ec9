type ClauseFieldsProps = {
  readonly page: { readonly workspaceId: string; readonly id: string };
  /** the version that is talked about */
  readonly number: number;
  readonly clauseKey: string;
};

/** Says which clause of which text a form is about, as it was seen. */
export function ClauseFields({ page, number, clauseKey }: ClauseFieldsProps) {
  return (
    <>
      <input type="hidden" name="workspaceId" value={page.workspaceId} />
      <input type="hidden" name="id" value={page.id} />
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="clauseKey" value={clauseKey} />
    </>
  );
}
