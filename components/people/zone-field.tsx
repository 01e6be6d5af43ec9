import { placeOfZone } from '@/lib/people/zones/zone-names';
import { TIME_ZONES } from '@/lib/people/zones/zones';
import { type ZoneRegion, ZoneSelect } from './zone-select';

type ZoneFieldProps = {
  readonly label: string;
  readonly hint: string;
  /** what was chosen before; left out, the browser's own zone is proposed */
  readonly initial?: string;
};

/**
 * Chooses a time zone, `timeZone` in the form. Proposed by the browser, but always shown and confirmed by the person.
 */
export function ZoneField({ label, hint, initial }: ZoneFieldProps) {
  return <ZoneSelect label={label} hint={hint} regions={REGIONS} initial={initial} />;
}

const REGIONS: readonly ZoneRegion[] = regionsOf(TIME_ZONES);

function regionsOf(zones: readonly string[]): readonly ZoneRegion[] {
  const regions = Map.groupBy(zones, (zone) => placeOfZone(zone).region);
  return [...regions].map(([name, within]) => ({
    name,
    zones: within.map((value) => ({ value, label: placeOfZone(value).place })),
  }));
}
