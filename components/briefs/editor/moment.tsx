'use client';

import { useEffect, useRef, useState } from 'react';
import { useForm } from '@/components/forms/action-form';
import { RadioField, TextField } from '@/components/forms/fields';
import { fetchedPatiently } from '@/components/near/fetched-patiently';
import { Button } from '@/components/ui/button';
import { errorFor, type FormState } from '@/lib/platform/actions/form-state';
import { FOLDS } from '@/lib/platform/time/fold';
import { shownDates } from '@/lib/platform/time/shown-dates';
import { useAround } from './around';
import { useRows } from './rows';
import type { SaidDeadline } from './saying-deadline';
import { setValues } from './taking';

/** The inputs of one time. All times in a brief are on the clock that `deadlineZone` names. */
export type MomentInputs = { readonly date: string; readonly time: string; readonly fold: string };

const NOT_FETCHED: SaidDeadline = {
  text: 'The time on both clocks could not be loaded. It is still checked when you hand over.',
  isRefused: false,
  isTwice: false,
  beside: [],
};

const WHICH = [
  { value: 'earlier', label: 'The first time, before clocks go back' },
  { value: 'later', label: 'The second time, after clocks have gone back' },
] as const;

type MomentProps = {
  readonly inputs: MomentInputs;
  readonly labels: { readonly date: string; readonly time: string };
  /** the sentence before a time is chosen */
  readonly usualTime: string;
  /** "Due": how its sentence begins */
  readonly verb: string;
  /** beside date and time */
  readonly children?: React.ReactNode;
};

/**
 * A date and a time, and below them both clocks, or why there is no such time. The rule is the server's own, loaded
 * once somebody chooses a date.
 */
export function MomentFields({ inputs, labels, usualTime, verb, children }: MomentProps) {
  const fields = useRef<HTMLDivElement>(null);
  const said = useSaid(fields, inputs, verb);
  const { state } = useForm();
  const { first } = useRows();
  const choose = (local: string) => {
    const form = fields.current?.closest('form');
    const [date = '', time = ''] = local.split('T');
    if (form) setValues(form, { [inputs.date]: date, [inputs.time]: time });
  };
  return (
    <div ref={fields} className="grid gap-3">
      <div className="grid items-start gap-4 min-[22rem]:grid-cols-2 min-[22rem]:max-sm:[&>:nth-child(3)]:col-span-2 sm:grid-cols-[12rem_9rem_minmax(0,1fr)]">
        <TextField name={inputs.date} label={labels.date} type="date" initial={first(inputs.date)} />
        <TextField
          name={inputs.time}
          label={labels.time}
          type="time"
          initial={first(inputs.time) || usualTime}
        />
        {children}
      </div>
      <p aria-live="polite" className={said?.isRefused ? 'min-h-6 text-risk' : 'min-h-6 text-quiet'}>
        {said?.isRefused && isSaidAtInput(state, inputs) ? null : shownDates(said?.text ?? '')}
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
      {(said?.isTwice ?? (errorFor(state, inputs.fold) !== undefined || first(inputs.fold) !== '')) ? (
        <RadioField
          name={inputs.fold}
          legend="Which one do you mean?"
          choices={WHICH}
          initial={first(inputs.fold)}
        />
      ) : null}
    </div>
  );
}

/**
 * The sentence about the time in the inputs, updated with every change of the form: the clocks are chosen elsewhere.
 */
function useSaid(
  fields: { readonly current: HTMLDivElement | null },
  { date, time, fold }: MomentInputs,
  verb: string,
): SaidDeadline | null {
  const { candidates, zone, now } = useAround();
  const [said, setSaid] = useState<SaidDeadline | null>(null);
  useEffect(() => {
    const form = fields.current?.closest('form');
    if (!form) return;
    const look = async () => {
      const text = (name: string) => String(new FormData(form).get(name) ?? '');
      if (text(date) === '') return setSaid(null);
      const saying = await fetchedPatiently(() => import('./saying-deadline')).catch(() => null);
      if (!saying) return setSaid(NOT_FETCHED);
      // what was typed meanwhile counts
      if (text(date) === '') return setSaid(null);
      setSaid(
        saying.sayDeadline({
          local: `${text(date)}T${text(time)}`,
          in: text('deadlineZone'),
          zone,
          fold: FOLDS.find((each) => each === text(fold)),
          now: new Date(now),
          assistant: candidates.find(({ id }) => id === text('engagementId')),
          verb,
        }),
      );
    };
    void look();
    form.addEventListener('change', look);
    return () => form.removeEventListener('change', look);
  }, [fields, candidates, zone, now, date, time, fold, verb]);
  return said;
}

/** The message at an input says it already. */
function isSaidAtInput(state: FormState, { date, time }: MomentInputs): boolean {
  return [date, time, 'deadlineZone'].some((name) => errorFor(state, name) !== undefined);
}
