import { ActionForm } from '@/components/forms/action-form';
import { EngagementFields } from '@/components/forms/engagement-fields';
import { FormMessage, SelectField, Submit, TextField } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { MayWait } from '@/components/offline/may-wait';
import { formatTime, placeOf } from '@/lib/platform/time/format';
import { dateIn } from '@/lib/platform/time/zones';
import { saveEntry } from '@/lib/time/entries/entering.actions';
import type { SheetEntry } from '@/lib/time/weeks/sheet.queries';

export type BriefChoice = { readonly id: string; readonly title: string };

type EntryFormProps = {
  readonly workspaceId: string;
  readonly engagementId: string;
  /** made by the server for each rendering */
  readonly fresh: string;
  readonly briefs: readonly BriefChoice[];
  /** the day that is offered, on the assistant's clock */
  readonly day: string;
  /** of the assistant */
  readonly zone: string;
  /** left out for a new one */
  readonly entry?: SheetEntry;
};

/** When somebody worked, and what it was for; on their own clock. */
export function EntryForm({ workspaceId, engagementId, fresh, briefs, day, zone, entry }: EntryFormProps) {
  return (
    <ActionForm
      action={saveEntry}
      label={entry ? `Change ${entry.note}` : 'Record time'}
      className="grid max-w-xl gap-4"
      clearsWhenDone={!entry}
    >
      <EngagementFields of={{ workspaceId, engagementId }} />
      <input type="hidden" name="zone" value={zone} />
      {entry ? (
        <>
          <input type="hidden" name="id" value={entry.id} />
          <input type="hidden" name="version" value={entry.version} />
        </>
      ) : (
        <>
          <FreshId name="id" fresh={fresh} />
          <MayWait as="time.saveEntry" />
        </>
      )}
      <FormMessage />
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField
          name="date"
          label="Day"
          type="date"
          initial={entry ? dateIn(entry.startedAt, zone) : day}
        />
        <TextField
          name="from"
          label="From"
          type="time"
          initial={entry ? formatTime(entry.startedAt, zone) : ''}
        />
        <TextField
          name="until"
          label="Until"
          type="time"
          initial={entry ? formatTime(entry.endedAt, zone) : ''}
        />
      </div>
      <p className="max-w-measure text-sm text-quiet">
        Times are on the clock in {placeOf(zone)}. Work that goes past midnight at the business is recorded as
        one entry for each day.
      </p>
      <TextField name="note" label="What it was for" initial={entry?.note ?? ''} autoComplete="off" />
      <BriefField briefs={briefs} chosen={entry?.brief ?? null} />
      <div>
        <Submit look={entry ? 'quiet' : 'primary'} pending="Saving…">
          {entry ? 'Save the change' : 'Record it'}
        </Submit>
      </div>
    </ActionForm>
  );
}

type BriefFieldProps = {
  /** those that are with the assistant */
  readonly briefs: readonly BriefChoice[];
  /** the one that is chosen already, wherever it is by now: time stays with it unless its person says otherwise */
  readonly chosen: BriefChoice | null;
};

/** The brief that time belongs to, if it is one. */
export function BriefField({ briefs, chosen }: BriefFieldProps) {
  const isOffered = chosen === null || briefs.some(({ id }) => id === chosen.id);
  const offered = isOffered ? briefs : [chosen, ...briefs];
  if (offered.length === 0) return null;
  return (
    <SelectField
      name="briefId"
      label="Brief"
      isOptional
      initial={chosen?.id ?? ''}
      choices={[
        { value: '', label: 'None in particular' },
        ...offered.map(({ id, title }) => ({ value: id, label: title })),
      ]}
    />
  );
}
