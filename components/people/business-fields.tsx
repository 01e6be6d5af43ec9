import { SelectField, TextField } from '@/components/forms/fields';
import { currencyGroups } from '@/lib/people/business/currency-groups.rules';
import { ZoneField } from './zone-field';

type BusinessFieldProps = {
  /** what follows from it */
  readonly hint: string;
  readonly initial?: string;
};

/** What a business is called. */
export function BusinessName(field: BusinessFieldProps) {
  return <TextField {...field} name="name" label="Name of the business" autoComplete="organization" />;
}

/** The clock of a business. */
export function BusinessZone(field: BusinessFieldProps) {
  return <ZoneField {...field} label="The business’s time zone" />;
}

/** The currency that a business usually pays in. */
export function BusinessCurrency(field: BusinessFieldProps) {
  const groups = currencyGroups(field.initial ? [field.initial] : []);
  return (
    <SelectField
      {...field}
      name="currency"
      label="Currency you usually pay in"
      choices={field.initial ? groups : [{ value: '', label: 'Choose a currency' }, ...groups]}
    />
  );
}
