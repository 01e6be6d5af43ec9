import { FORMATS, type Format } from './edits';

type Pressed = {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
};

type Key = { readonly code: string; readonly isShifted: boolean; readonly words: string };

/** By the key's position, so that they are the same on every layout. */
export const KEYS: Record<Format, Key> = {
  heading: { code: 'Digit6', isShifted: true, words: 'Ctrl+Shift+6' },
  bold: { code: 'KeyB', isShifted: false, words: 'Ctrl+B' },
  italic: { code: 'KeyI', isShifted: false, words: 'Ctrl+I' },
  link: { code: 'KeyK', isShifted: false, words: 'Ctrl+K' },
  quote: { code: 'Digit9', isShifted: true, words: 'Ctrl+Shift+9' },
  list: { code: 'Digit8', isShifted: true, words: 'Ctrl+Shift+8' },
  numbers: { code: 'Digit7', isShifted: true, words: 'Ctrl+Shift+7' },
};

/** @returns the format that a key asks for, with Ctrl or, on a Mac, Command; null for any other key. */
export function formatFor({ code, ctrlKey, metaKey, shiftKey, altKey }: Pressed): Format | null {
  if (ctrlKey === metaKey || altKey) return null;
  const found = FORMATS.find((each) => KEYS[each].code === code && KEYS[each].isShifted === shiftKey);
  return found ?? null;
}
