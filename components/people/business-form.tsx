import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { type Business, ZONE_STAYS } from '@/lib/people/business.rules';
import { changeWorkspace } from '@/lib/people/workspaces.actions';
import { placeOfZone } from '@/lib/people/zone-names';
import { BusinessCurrency, BusinessName, BusinessZone } from './business-fields';

/** Changes what a business is called and what it counts in; beside each stands what follows from it. */
export function BusinessForm({ workspaceId, business }: { workspaceId: string; business: Business }) {
  const { name, timeZone, currency, version, keepsZone } = business;
  return (
    <ActionForm action={changeWorkspace} className="grid max-w-xl gap-6" label="Name, time zone and currency">
      <FormMessage />
      <input type="hidden" name="workspaceId" value={workspaceId} />
      <input type="hidden" name="version" value={version} />
      <BusinessName
        hint="Used from now on. What was proposed or signed keeps the name that stands in it. The address of these pages stays, so links go on working."
        initial={name}
      />
      {keepsZone ? (
        <div className="grid max-w-measure gap-1">
          <input type="hidden" name="timeZone" value={timeZone} />
          <p>
            <span className="font-semibold">The business’s time zone</span>: {placeOfZone(timeZone).place}
          </p>
          <p className="text-sm text-quiet">{ZONE_STAYS}</p>
        </div>
      ) : (
        <BusinessZone
          hint="New deadlines and schedules are proposed on this clock, and days are counted on it. Those that were said before keep theirs. Once an agreement is proposed, it stays."
          initial={timeZone}
        />
      )}
      <BusinessCurrency
        hint="Proposed in new agreements and new playbooks. What was agreed, owed or paid before stays in its own."
        initial={currency}
      />
      <Submit pending="Saving…" done="Saved">
        Save
      </Submit>
    </ActionForm>
  );
}
