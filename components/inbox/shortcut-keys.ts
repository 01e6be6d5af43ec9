/** The inbox's keys that are single characters. */
const INBOX_KEYS = ['j', 'k', 'a', 'd', 'q', '?'] as const;
export type InboxKey = (typeof INBOX_KEYS)[number];

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'metaKey' | 'ctrlKey' | 'altKey' | 'isComposing' | 'defaultPrevented' | 'target'
>;

/** @returns the inbox key that was pressed; null for any other, and while typing or in a dialog. */
export function pressedKey(event: Pressed): InboxKey | null {
  if (event.metaKey || event.ctrlKey || event.altKey || event.isComposing || event.defaultPrevented)
    return null;
  const key = INBOX_KEYS.find((each) => each === event.key);
  return key === undefined || isTyping(event.target) ? null : key;
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
export function effectOfKey(key: 'a' | 'd' | 'q'): (() => void) | null {
  const marked = document.querySelector(`[data-letter="${key}"]`);
  const control = marked?.matches('a, button') ? marked : marked?.querySelector('button');
  if (!(control instanceof HTMLElement)) return null;
  if (key !== 'a') return () => control.click();
  return () => {
    control.scrollIntoView({ block: 'nearest' });
    control.focus({ preventScroll: true });
  };
}
