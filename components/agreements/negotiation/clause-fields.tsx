import { RefFields } from '@/components/forms/ref-fields';

type ClauseFieldsProps = {
  readonly page: { readonly workspaceId: string; readonly id: string };
  /** the version under discussion */
  readonly number: number;
  readonly clauseKey: string;
};

/** Says which clause of which text a form is about, as it was seen. */
export function ClauseFields({ page, number, clauseKey }: ClauseFieldsProps) {
  return (
    <>
      <RefFields of={page} />
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="clauseKey" value={clauseKey} />
    </>
  );
}
