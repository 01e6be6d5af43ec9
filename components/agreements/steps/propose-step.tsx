import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextField } from '@/components/forms/fields';
import { SeenFields } from '@/components/forms/ref-fields';
import type { AgreementPage } from '@/lib/agreements/page.queries';
import { proposeAgreement } from '@/lib/agreements/proposing/proposing.actions';
import { DAYS_TO_RESPOND } from '@/lib/agreements/timing/ending.rules';
import { dateAhead } from '@/lib/platform/time/days';

/** Proposes the agreement, with the last day on which it can be signed. */
export function ProposeStep({ page, now }: { page: AgreementPage; now: Date }) {
  const { workspace, assistantName } = page;
  return (
    <ActionForm action={proposeAgreement} className="grid max-w-measure gap-3" label="Propose the agreement">
      <SeenFields of={page} />
      <FormMessage />
      <div className="flex flex-wrap items-end gap-3">
        <Submit pending="Proposing…">Propose to {assistantName}</Submit>
        <TextField
          name="respondBy"
          label="Can be signed until"
          type="date"
          initial={dateAhead(now, DAYS_TO_RESPOND, workspace.timeZone)}
        />
      </div>
    </ActionForm>
  );
}
