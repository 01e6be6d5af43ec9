import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { type Business, ZONE_STAYS } from '@/lib/people/business/business.rules';
import { changeWorkspace } from '@/lib/people/business/workspaces.actions';
import { placeOfZone } from '@/lib/people/zones/zone-names';
import { BusinessCurrency, BusinessName, BusinessZone } from './business-fields';

/** Changes a business's name, clock and currency; what follows from each is said beside it. */
export function BusinessForm({ workspaceId, business }: { workspaceId: string; business: Business }) {
  const { name, timeZone, currency, version, keepsZone } = business;
  return (
    <ActionForm action={changeWorkspace} className="grid max-w-xl gap-6" label="Name, time zone and currency">
      <FormMessage />
      <input type="hidden" name="workspaceId" value={workspaceId} />
      <input type="hidden" name="version" value={version} />
      <BusinessName
        hint="Used from now on. What was proposed or signed keeps the name it has. These pages keep their address, so links still work."
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
          hint="New deadlines and schedules are suggested in this time zone, and days are counted in it. Existing ones keep theirs. It can’t be changed once an agreement is proposed."
          initial={timeZone}
        />
      )}
      <BusinessCurrency
        hint="Suggested in new agreements and playbooks. What was already agreed, owed or paid keeps its own currency."
        initial={currency}
      />
      <Submit look="quiet" pending="Saving…" done="Saved">
        {keepsZone ? 'Save name and currency' : 'Save name, time zone and currency'}
      </Submit>
    </ActionForm>
  );
}
