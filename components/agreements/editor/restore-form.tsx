import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { SeenFields } from '@/components/forms/ref-fields';
import { restoreRevision } from '@/lib/agreements/drafting/restoring.actions';

type RestoreFormProps = {
  readonly workspaceId: string;
  readonly id: string;
  readonly version: number;
  readonly revisionId: string;
};

/** Goes back to a revision. The present text is kept as another, so there is nothing to confirm first. */
export function RestoreForm({ revisionId, ...seen }: RestoreFormProps) {
  return (
    <ActionForm action={restoreRevision} className="grid gap-2">
      <SeenFields of={seen} />
      <input type="hidden" name="revisionId" value={revisionId} />
      <FormMessage />
      <div>
        <Submit look="quiet" pending="Going back…">
          Go back to this text
        </Submit>
      </div>
    </ActionForm>
  );
}
