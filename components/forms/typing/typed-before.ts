/**
 * @returns whether a form says something else than what its page came with: on a slow line people write before the
 * scripts are there that listen to them.
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
