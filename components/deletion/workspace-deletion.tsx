import type { DeletionStatus } from '@/lib/deletion/queries';
import { deleteWorkspace, keepWorkspace } from '@/lib/deletion/workspace.actions';
import { addresses } from '@/lib/platform/addresses/addresses';
import { DeletionSection } from './deletion-section';

type WorkspaceDeletionProps = {
  readonly standing: DeletionStatus;
  readonly workspace: { readonly id: string; readonly slug: string; readonly name: string };
  readonly isFresh: boolean;
  readonly zone: string;
  readonly now: Date;
};

/** Deleting a business: for its owners. */
export function WorkspaceDeletion({ workspace, ...seen }: WorkspaceDeletionProps) {
  return (
    <DeletionSection
      {...seen}
      isFolded
      side="owner"
      what="the business"
      expected={{ text: workspace.name, label: 'the name of the business' }}
      deletes={deleteWorkspace}
      keeps={keepWorkspace}
      path={addresses.workspaceSettings(workspace.slug)}
      fields={<input type="hidden" name="workspaceId" value={workspace.id} />}
    >
      <p>
        It happens 14 days after you ask for it. Everyone in the business gets an e-mail at once, and an owner
        can take it back until then.
      </p>
      <p>
        <strong>Erased:</strong> messages, drafts, playbooks, templates, schedules, invitations,
        notifications, and files that no record names. Nobody on your side can open the business any more.
      </p>
      <p>
        <strong>Kept:</strong> what was signed, with its seals, and the work, time, payments and evaluations
        under it. Your assistants keep what they signed, and the law may ask for such records for years. Save
        the archive above first: afterwards you can’t.
      </p>
    </DeletionSection>
  );
}
