'use client';

import { useRef, useState } from 'react';
import { useForm } from '@/components/forms/action-form';
import { SelectField, TextField } from '@/components/forms/fields';
import type { Candidate } from '@/lib/briefs/editor.queries';
import { errorFor, type FormValues } from '@/lib/platform/actions/form-state';

type DeadlineFieldsProps = {
  readonly initial: FormValues;
  readonly candidates: readonly Candidate[];
  readonly zones: readonly string[];
  /** the writer's zone */
  readonly zone: string;
  readonly now: string;
};

const INPUTS = ['deadlineDate', 'deadlineTime', 'deadlineZone'] as const;

type Said = { readonly text: string; readonly isRefused: boolean };

/**
 * The deadline as a date, a time and a zone, and below it the moment that this is on both clocks. The rule is the
 * server's own, loaded once somebody changes the date.
 */
export function DeadlineFields({ initial, candidates, zones, zone, now }: DeadlineFieldsProps) {
  const fields = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const { state } = useForm();
  // the message at the field says it already
  const isSaid = INPUTS.some((name) => errorFor(state, name) !== undefined);
  const first = (name: string, otherwise: string) => initial[name]?.[0] ?? otherwise;

  const onChange = async () => {
    const form = fields.current?.closest('form');
    if (!form) return;
    const typed = new FormData(form);
    const text = (name: string) => String(typed.get(name) ?? '');
    if (text('deadlineDate') === '') return setSaid(null);
    const { sayDeadline } = await import('./saying-deadline');
    const assistant = candidates.find(({ id }) => id === text('engagementId'));
    setSaid(
      sayDeadline({
        local: `${text('deadlineDate')}T${text('deadlineTime')}`,
        in: text('deadlineZone'),
        zone,
        now: new Date(now),
        assistant,
      }),
    );
  };

  return (
    <div ref={fields} className="grid gap-3" onChange={onChange}>
      <div className="grid items-start gap-4 sm:grid-cols-[12rem_9rem_minmax(0,1fr)]">
        <TextField name="deadlineDate" label="Date" type="date" initial={first('deadlineDate', '')} />
        <TextField name="deadlineTime" label="Time" type="time" initial={first('deadlineTime', '17:00')} />
        <SelectField
          name="deadlineZone"
          label="On the clock of"
          initial={first('deadlineZone', zone)}
          choices={zones.map((each) => ({ value: each, label: each.replaceAll('_', ' ') }))}
        />
      </div>
      <p aria-live="polite" className={said?.isRefused ? 'min-h-6 text-risk' : 'min-h-6 text-quiet'}>
        {said?.isRefused && isSaid ? null : said?.text}
      </p>
    </div>
  );
}
