'use client';

import { useId } from 'react';
import { useForm } from '@/components/forms/action-form';
import { INPUT_LOOK } from '@/components/ui/field';
import { StateLabel } from '@/components/ui/state-label';
import type { Candidate } from '@/lib/briefs/candidates.queries';
import type { RowOutcome } from '@/lib/briefs/playbooks/handing-over.actions';
import { valueFor } from '@/lib/platform/actions/form-state';
import { zoneInWords } from '@/lib/platform/time/format';

type SeveralRowProps = {
  /** `rows[0]`: what the names of its inputs begin with */
  readonly row: string;
  readonly position: number;
  readonly briefId: string;
  readonly outcome: RowOutcome | undefined;
  readonly candidates: readonly Candidate[];
  readonly zones: readonly string[];
  readonly onPerson: (row: string, briefId: string, engagementId: string) => void;
};

/** Who and by when, once. What has been handed over can't be changed here any more, and says so. */
export function SeveralRow(props: SeveralRowProps) {
  const { row, position, briefId, outcome, candidates, zones, onPerson } = props;
  const id = useId();
  const { state } = useForm();
  const asked = outcome?.asked;
  const first = (name: string, otherwise: string) => valueFor(state, `${row}.${name}`, otherwise);
  const isDone = outcome !== undefined && outcome.refusal === null;
  const input = (name: string) => ({ id: `${id}-${name}`, name: `${row}.${name}`, className: INPUT_LOOK });
  const problem = outcome?.refusal?.message;
  return (
    <li className="grid gap-3 border-s-2 border-line ps-4">
      <input type="hidden" name={`${row}.briefId`} value={briefId} />
      <fieldset
        className="grid items-end gap-3 min-[24rem]:grid-cols-2 min-[24rem]:max-sm:[&>div:first-of-type]:col-span-2 min-[24rem]:max-sm:[&>div:last-of-type]:col-span-2 sm:grid-cols-[minmax(0,1fr)_11rem_8rem_minmax(0,1fr)]"
        aria-describedby={problem ? `${id}-problem` : undefined}
      >
        <legend className="mb-1 text-sm text-quiet">Brief {position}</legend>
        <Labelled id={`${id}-engagementId`} label="For">
          <select
            {...input('engagementId')}
            defaultValue={asked?.engagementId ?? first('engagementId', '')}
            onChange={(event) => onPerson(row, briefId, event.target.value)}
          >
            <option value="">Nobody</option>
            {candidates.map(({ id: value, name }) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </Labelled>
        <Labelled id={`${id}-deadlineDate`} label="Date">
          <input
            {...input('deadlineDate')}
            type="date"
            defaultValue={asked?.deadlineDate ?? first('deadlineDate', '')}
            aria-invalid={problem ? true : undefined}
          />
        </Labelled>
        <Labelled id={`${id}-deadlineTime`} label="Time">
          <input
            {...input('deadlineTime')}
            type="time"
            defaultValue={asked?.deadlineTime ?? first('deadlineTime', '17:00')}
          />
        </Labelled>
        <Labelled id={`${id}-deadlineZone`} label="On the clock of">
          <select
            {...input('deadlineZone')}
            defaultValue={asked?.deadlineZone ?? first('deadlineZone', zones[0] ?? 'UTC')}
          >
            {zones.map((zone) => (
              <option key={zone} value={zone}>
                {zoneInWords(zone)}
              </option>
            ))}
          </select>
        </Labelled>
      </fieldset>
      {isDone ? (
        <p>
          <StateLabel meaning="done">Handed over</StateLabel>
        </p>
      ) : null}
      {outcome?.refusal?.field === 'deadlineFold' ? <Which row={row} id={id} /> : null}
      {problem ? (
        <p id={`${id}-problem`} className="max-w-measure text-sm font-semibold text-risk">
          {problem}
        </p>
      ) : null}
      {outcome?.refusal?.code === 'could_be_clearer' ? (
        <label className="tick-long">
          <input type="checkbox" name={`${row}.anyway`} value="on" className="mt-1 size-5 accent-accent" />
          Hand it over all the same
        </label>
      ) : null}
    </li>
  );
}

/** Clocks go back that day and show the time twice. */
function Which({ row, id }: { readonly row: string; readonly id: string }) {
  return (
    <Labelled id={`${id}-fold`} label="Which one do you mean?">
      <select id={`${id}-fold`} name={`${row}.deadlineFold`} className={INPUT_LOOK} defaultValue="later">
        <option value="earlier">The first time, before clocks go back</option>
        <option value="later">The second time, after clocks have gone back</option>
      </select>
    </Labelled>
  );
}

function Labelled({ id, label, children }: { id: string; label: string; children: React.ReactNode }) {
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      {children}
    </div>
  );
}
