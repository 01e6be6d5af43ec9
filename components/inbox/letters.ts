/** The inbox's keys that are single characters. */
const LETTERS = ['j', 'k', 'a', 'd', 'q', '?'] as const;
export type Letter = (typeof LETTERS)[number];

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'metaKey' | 'ctrlKey' | 'altKey' | 'isComposing' | 'defaultPrevented' | 'target'
>;

/** @returns the inbox key that was pressed; null for any other, and while typing or in a dialog. */
export function letterOf(event: Pressed): Letter | null {
  if (event.metaKey || event.ctrlKey || event.altKey || event.isComposing || event.defaultPrevented)
    return null;
  const letter = LETTERS.find((each) => each === event.key);
  return letter === undefined || isTyping(event.target) ? null : letter;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const field = target.closest('input, textarea, select, dialog');
  // a field of a dialog that has just closed keeps the focus until the next rendering, and nobody types there
  return target.isContentEditable || field?.checkVisibility() === true;
}

/**
 * @returns what a key does with the open brief; null when it can't be done now. `d` and `q` open their forms. `a` only
 * moves to the button: accepting is a promise that can't be taken back, so it takes two keys, and there is nothing to
 * undo.
 */
export function actOf(letter: 'a' | 'd' | 'q'): (() => void) | null {
  const marked = document.querySelector(`[data-letter="${letter}"]`);
  const control = marked?.matches('a, button') ? marked : marked?.querySelector('button');
  if (!(control instanceof HTMLElement)) return null;
  if (letter !== 'a') return () => control.click();
  return () => {
    control.scrollIntoView({ block: 'nearest' });
    control.focus({ preventScroll: true });
  };
}
