import type { Edit, Selected } from './edits';

/** @returns a text field's text and selection. */
export function selectedIn({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): Selected {
  return { text: value, from: selectionStart, to: selectionEnd };
}

/**
 * Makes an edit as if it were typed, so that undo and redo include it. `execCommand` is old and deprecated, but the
 * only way that browsers offer (https://github.com/w3c/editing/issues/352).
 */
export function apply(field: HTMLTextAreaElement, { from, to, text, select }: Edit): void {
  field.focus();
  field.setSelectionRange(from, to);
  const isDone =
    text === ''
      ? from === to || document.execCommand('delete')
      : document.execCommand('insertText', false, text);
  if (!isDone) {
    // in a browser without it the text is right, only undo doesn't include it
    field.setRangeText(text, from, to);
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
  }
  field.setSelectionRange(select[0], select[1]);
}
