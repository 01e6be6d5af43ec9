/**
 * @returns whether a form differs from what its page came with: on a slow connection people type before the scripts
 * that listen to them have loaded.
 */
export function wasTypedBefore(form: HTMLFormElement): boolean {
  return [...form.elements].some((input) => {
    if (input instanceof HTMLTextAreaElement) return input.value !== input.defaultValue;
    if (input instanceof HTMLSelectElement) {
      return [...input.options].some((option) => option.defaultSelected && !option.selected);
    }
    if (!(input instanceof HTMLInputElement) || input.type === 'hidden') return false;
    return input.value !== input.defaultValue || input.checked !== input.defaultChecked;
  });
}
