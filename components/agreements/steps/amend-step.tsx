import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { SeenFields } from '@/components/forms/ref-fields';
import type { AgreementPage } from '@/lib/agreements/page.queries';
import { amendAgreement } from '@/lib/agreements/proposing/amending.actions';
import { newId } from '@/lib/platform/ids';

type AmendStepProps = {
  readonly page: Pick<AgreementPage, 'workspaceId' | 'id' | 'version'>;
  /** for once more as long */
  readonly isRenewal?: boolean;
};

/** Begins an amendment, and leads to its editor. That changes nothing yet, so one press is enough. */
export function AmendStep({ page, isRenewal = false }: AmendStepProps) {
  return (
    <ActionForm action={amendAgreement} className="grid gap-2">
      <SeenFields of={page} />
      <FreshId name="amendmentId" fresh={newId()} />
      {isRenewal ? <input type="hidden" name="renew" value="on" /> : null}
      <FormMessage />
      <div>
        <Submit look="quiet" pending="Opening…">
          {isRenewal ? 'Renew' : 'Amend'}
        </Submit>
      </div>
    </ActionForm>
  );
}
