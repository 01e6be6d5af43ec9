import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, SelectField, Submit, TextField } from '@/components/forms/fields';
import { TwoFields } from '@/components/forms/two-fields';
import { setWorkspaceHours, setYourHours } from '@/lib/people/hours/hours.actions';
import type { HoursRow } from '@/lib/people/hours/hours.queries';
import type { HolidayPlace } from '@/lib/platform/time/holidays';
import { clockOf } from '@/lib/platform/time/working-hours';
import { DaysField } from './days-field';

type HoursFormProps = {
  readonly label: string;
  /** a business; left out, it is the person's own hours */
  readonly workspace?: { readonly id: string; readonly version: number };
  readonly hours: HoursRow;
  readonly countries: readonly HolidayPlace[];
  readonly regions: readonly HolidayPlace[];
};

/** Sets when somebody works and whose holidays they keep. All of it is optional. */
export function HoursForm({ label, workspace, hours, countries, regions }: HoursFormProps) {
  const { workDays, worksFrom, worksUntil, holidayPlace } = hours;
  const [country = '', region = ''] = holidayPlace?.split('-') ?? [];
  const action = workspace === undefined ? setYourHours : setWorkspaceHours;
  return (
    <ActionForm action={action} className="grid gap-6" label={label}>
      <FormMessage />
      {workspace ? (
        <>
          <input type="hidden" name="workspaceId" value={workspace.id} />
          <input type="hidden" name="version" value={workspace.version} />
        </>
      ) : null}
      <DaysField
        name="days"
        legend={
          <>
            Days <span className="font-normal text-quiet">(on which the work begins)</span>
          </>
        }
        initial={workDays.map(String)}
      />
      <TwoFields>
        <TextField
          name="from"
          label="From"
          type="time"
          initial={worksFrom === null ? '' : clockOf(worksFrom)}
          isOptional
        />
        <TextField
          name="until"
          label="Until"
          type="time"
          initial={worksUntil === null ? '' : clockOf(worksUntil)}
          isOptional
        />
      </TwoFields>
      <p className="-mt-3 max-w-measure text-sm text-quiet">
        An end before the start is on the next day: 21:00 until 06:00 is a night.
      </p>
      <div className="grid max-w-96 gap-4">
        <SelectField
          name="holidayCountry"
          label="Holidays of"
          initial={country}
          choices={choicesOf('No country', countries)}
          isOptional
        />
        {regions.length > 0 ? (
          <SelectField
            name="holidayRegion"
            label="Region"
            initial={region}
            choices={choicesOf('The whole country', regions)}
            isOptional
          />
        ) : null}
      </div>
      <Submit look="quiet" pending="Saving…" done="Saved">
        {workspace ? 'Save the business’s hours' : 'Save your hours'}
      </Submit>
    </ActionForm>
  );
}

function choicesOf(none: string, places: readonly HolidayPlace[]) {
  return [{ value: '', label: none }, ...places.map(({ code, name }) => ({ value: code, label: name }))];
}
