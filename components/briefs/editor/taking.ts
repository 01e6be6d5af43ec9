import type { Edit } from '@/lib/briefs/clarity/finding';

/** The inputs' previous values, by name: enough to undo a suggestion. */
export type Before = Readonly<Record<string, string>>;

/** Applies a suggestion to the form. @returns what it changed; null when it only moved to a field. */
export function takeEdit(form: HTMLFormElement, edit: Edit): Before | null {
  switch (edit.kind) {
    case 'focus': {
      const input = inputNamed(form, edit.field);
      input?.focus();
      if (edit.words && input instanceof HTMLTextAreaElement)
        input.setSelectionRange(edit.words.from, edit.words.to);
      return null;
    }
    case 'row':
      addRow(form, edit.list);
      return null;
    case 'replace': {
      const { field, from, to, text } = edit;
      const value = valueIn(form, field);
      return setValues(form, { [field]: value.slice(0, from) + text + value.slice(to) });
    }
    case 'set':
      return setValues(form, edit.values);
    case 'add': {
      const lines = edit.texts.join('\n');
      return setValues(form, { [`${edit.list}[0]`]: lines });
    }
  }
}

/** Sets inputs by name. @returns their previous values. */
export function setValues(form: HTMLFormElement, values: Before): Before {
  const before = Object.fromEntries(Object.keys(values).map((name) => [name, valueIn(form, name)]));
  for (const [name, value] of Object.entries(values)) setValue(form, name, value);
  return before;
}

/** Presses the list's own button, and goes to the row once it is there. */
function addRow(form: HTMLFormElement, list: string): void {
  form.querySelector<HTMLButtonElement>(`button[name="addRow"][value="${list}"]`)?.click();
  requestAnimationFrame(() => inputNamed(form, `${list}[0]`)?.focus());
}

function setValue(form: HTMLFormElement, name: string, value: string): void {
  const input = form.elements.namedItem(name);
  if (input instanceof RadioNodeList) input.value = value;
  const target = inputNamed(form, name);
  if (!target) return;
  if (!(input instanceof RadioNodeList)) target.value = value;
  // typing protection and the deadline's sentence listen for input, and this change counts as that
  for (const type of ['input', 'change']) target.dispatchEvent(new Event(type, { bubbles: true }));
}

function valueIn(form: HTMLFormElement, name: string): string {
  const input = form.elements.namedItem(name);
  if (input instanceof RadioNodeList) return input.value;
  return inputNamed(form, name)?.value ?? '';
}

function inputNamed(form: HTMLFormElement, name: string) {
  const input = form.elements.namedItem(name);
  const first = input instanceof RadioNodeList ? input[0] : input;
  if (first instanceof HTMLInputElement || first instanceof HTMLTextAreaElement) return first;
  return first instanceof HTMLSelectElement ? first : null;
}
