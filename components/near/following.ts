/** The parts of a click that decide where it leads. */
export type Click = Pick<
  MouseEvent,
  'button' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey' | 'defaultPrevented'
>;

/**
 * @returns whether a click asks for a page here and now; with a modifier key it asks the browser for a tab, a window or
 * a file.
 */
export function isPlainClick(click: Click): boolean {
  const isHeld = click.metaKey || click.ctrlKey || click.shiftKey || click.altKey;
  return click.button === 0 && !isHeld && !click.defaultPrevented;
}
