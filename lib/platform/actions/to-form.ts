type Field = string | number | boolean | Date | Blob | null | undefined | Fields | readonly Field[];
export type Fields = { readonly [name: string]: Field };

/**
 * Makes the form data that a browser would post: nested values as `deliverables[0].title`, a ticked box as `on`. Null,
 * undefined and false are left out, as an unticked box is.
 */
export function formOf(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) append(form, name, value);
  return form;
}

function append(form: FormData, name: string, value: Field): void {
  if (value === null || value === undefined || value === false) return;
  if (value instanceof Blob) form.append(name, value);
  else if (value instanceof Date) form.append(name, value.toISOString());
  else if (isList(value))
    for (const [index, each] of value.entries()) append(form, `${name}[${index}]`, each);
  else if (typeof value === 'object')
    for (const [key, each] of Object.entries(value)) append(form, `${name}.${key}`, each);
  else form.append(name, value === true ? 'on' : String(value));
}

function isList(value: Field): value is readonly Field[] {
  return Array.isArray(value);
}
