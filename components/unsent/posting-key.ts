/** @returns the key of one filled-in form, or of one message, under which it is done once; null where it has none. */
export function postingKey(form: FormData): string | null {
  const key = form.get('once') ?? form.get('clientKey');
  return typeof key === 'string' ? key : null;
}
