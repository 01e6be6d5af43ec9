const NO_BREAK_SPACE = '\u00a0';

/** @returns a short text kept on one line: on a phone "USD" ended one line and its amount began the next. */
export function unbroken(text: string): string {
  return text.replaceAll(' ', NO_BREAK_SPACE);
}
