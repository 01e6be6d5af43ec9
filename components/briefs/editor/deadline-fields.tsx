'use client';

import { useRef, useState } from 'react';
import { useForm } from '@/components/forms/action-form';
import { RadioField, SelectField, TextField } from '@/components/forms/fields';
import { Button } from '@/components/ui/button';
import type { Candidate } from '@/lib/briefs/editor.queries';
import { errorFor, type FormValues } from '@/lib/platform/actions/form-state';
import { FOLDS } from '@/lib/platform/time/fold';
import type { SaidDeadline } from './saying-deadline';
import { setValues } from './taking';

type DeadlineFieldsProps = {
  readonly initial: FormValues;
  readonly candidates: readonly Candidate[];
  readonly zones: readonly string[];
  /** the writer's zone */
  readonly zone: string;
  readonly now: string;
};

const INPUTS = ['deadlineDate', 'deadlineTime', 'deadlineZone'] as const;

const WHICH = [
  { value: 'earlier', label: 'The first time, before clocks go back' },
  { value: 'later', label: 'The second time, after clocks have gone back' },
] as const;

/**
 * The deadline as a date, a time and a zone, and below it the moment that this is on both clocks. The rule is the
 * server's own, loaded once somebody changes the date.
 */
export function DeadlineFields({ initial, candidates, zones, zone, now }: DeadlineFieldsProps) {
  const fields = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<SaidDeadline | null>(null);
  const { state } = useForm();
  // the message at the field says it already
  const isSaid = INPUTS.some((name) => errorFor(state, name) !== undefined);
  const first = (name: string, otherwise: string) => initial[name]?.[0] ?? otherwise;

  const isTwice =
    said?.isTwice ?? (errorFor(state, 'deadlineFold') !== undefined || first('deadlineFold', '') !== '');
  const choose = (local: string) => {
    const form = fields.current?.closest('form');
    const [deadlineDate = '', deadlineTime = ''] = local.split('T');
    if (form) setValues(form, { deadlineDate, deadlineTime });
  };

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
        fold: FOLDS.find((each) => each === text('deadlineFold')),
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
      {said && said.beside.length > 0 ? (
        <p className="flex flex-wrap gap-x-4">
          {said.beside.map((local) => (
            <Button key={local} look="plain" onClick={() => choose(local)}>
              Make it {local.slice(11)}
            </Button>
          ))}
        </p>
      ) : null}
      {isTwice ? (
        <RadioField
          name="deadlineFold"
          legend="Which one do you mean?"
          choices={WHICH}
          initial={first('deadlineFold', '')}
        />
      ) : null}
    </div>
  );
}
