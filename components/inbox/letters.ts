/** The keys of the inbox that are single letters or signs. */
const LETTERS = ['j', 'k', 'a', 'd', 'q', '?'] as const;
export type Letter = (typeof LETTERS)[number];

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'metaKey' | 'ctrlKey' | 'altKey' | 'isComposing' | 'defaultPrevented' | 'target'
>;

/** @returns the key of the inbox that was pressed; null for any other, and for whatever belongs to typing or a dialog. */
export function letterOf(event: Pressed): Letter | null {
  if (event.metaKey || event.ctrlKey || event.altKey || event.isComposing || event.defaultPrevented)
    return null;
  const letter = LETTERS.find((each) => each === event.key);
  return letter === undefined || isTyping(event.target) ? null : letter;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const field = target.closest('input, textarea, select, dialog');
  // a field of a dialog that has just closed keeps the focus until the page is drawn again, and nobody types there
  return target.isContentEditable || field?.checkVisibility() === true;
}

/**
 * @returns what a letter does with the brief that is open; null when it can't be done now. `d` and `q` open their forms.
 * `a` goes to the button and leaves pressing it to its reader: accepting is a promise that can't be taken back, so it
 * takes two keys, and there is nothing to undo.
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
