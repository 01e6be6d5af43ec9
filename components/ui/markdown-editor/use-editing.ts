import type { ClipboardEvent, DragEvent, KeyboardEvent, RefObject } from 'react';
import { apply, selectedIn } from './applying';
import { type Edit, type Format, format, insertion, nextLine, type Selected } from './edits';
import { formatFor } from './keys';

/** Takes pasted or dropped files. @returns the text's references to them, at once. */
export type TakesFiles = (files: readonly File[]) => string;

/** @returns how a field's text is edited: by a change of what is selected, by keys, and by files put into it. */
export function useEditing(field: RefObject<HTMLTextAreaElement | null>, onFiles: TakesFiles | undefined) {
  /** @returns whether there was something to change. */
  const edit = (change: (selected: Selected) => Edit | null): boolean => {
    if (!field.current) return false;
    const made = change(selectedIn(field.current));
    if (made) apply(field.current, made);
    return made !== null;
  };
  const onFormat = (as: Format) => edit((selected) => format(selected, as));
  const onKeyDown = (event: KeyboardEvent) => {
    const as = formatFor(event);
    const isEnter = event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing;
    const isDone = as ? onFormat(as) : isEnter && edit(nextLine);
    if (isDone) event.preventDefault();
  };
  const takeFiles = (event: ClipboardEvent | DragEvent, { files }: DataTransfer) => {
    if (!onFiles || files.length === 0) return;
    event.preventDefault();
    const words = onFiles([...files]);
    edit((selected) => insertion(selected, words));
  };
  return {
    edit,
    onFormat,
    onKeyDown,
    onPaste: (event: ClipboardEvent) => takeFiles(event, event.clipboardData),
    onDrop: (event: DragEvent) => takeFiles(event, event.dataTransfer),
  };
}
