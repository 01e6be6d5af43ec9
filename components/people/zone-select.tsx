'use client';

import { useId, useState } from 'react';
import { useForm } from '@/components/forms/action-form';
import { describedBy, Field, INPUT_LOOK } from '@/components/ui/field';
import { placeOfZone, presentName } from '@/lib/people/zones/zone-names';
import { errorFor, valueFor } from '@/lib/platform/actions/form-state';
import { formatInstant } from '@/lib/platform/time/format';
import { shownInstant } from '@/lib/platform/time/shown-instants';
import { useDeviceZone } from './use-device-zone';

export type ZoneRegion = {
  readonly name: string;
  readonly zones: readonly { readonly value: string; readonly label: string }[];
};

type ZoneSelectProps = {
  readonly label: string;
  readonly hint: string;
  readonly regions: readonly ZoneRegion[];
  readonly initial: string | undefined;
};

const NAME = 'timeZone';

export function ZoneSelect({ label, hint, regions, initial }: ZoneSelectProps) {
  const id = useId();
  const { state } = useForm();
  const own = presentName(useDeviceZone());
  const [chosen, choose] = useState<string | null>(null);
  const value = chosen ?? valueFor(state, NAME, initial ?? own);
  const error = errorFor(state, NAME);
  const isListed = regions.some(({ zones }) => zones.some((zone) => zone.value === value));
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <select
        id={id}
        name={NAME}
        value={isListed ? value : ''}
        onChange={(event) => choose(event.currentTarget.value)}
        aria-required
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint: true, error: error !== undefined })}
        className={INPUT_LOOK}
      >
        <option value="">Choose a place in your time zone</option>
        {regions.map(({ name, zones }) => (
          <optgroup key={name} label={name}>
            {zones.map((zone) => (
              <option key={zone.value} value={zone.value}>
                {zone.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      {own && isListed ? <ThereNow zone={value} own={own} /> : null}
    </Field>
  );
}

/** Each zone is shown with its present time: a clock is easier to check than a name. */
function ThereNow({ zone, own }: { zone: string; own: string }) {
  const now = new Date();
  const isElsewhere = zone !== own && formatInstant(now, zone, now) !== formatInstant(now, own, now);
  return (
    <p className="text-sm text-quiet" suppressHydrationWarning>
      It is {shownInstant(now, zone, now)} there now
      {isElsewhere
        ? `; this device is set to ${placeOfZone(own).place}, ${formatInstant(now, own, now)}.`
        : '.'}
    </p>
  );
}
