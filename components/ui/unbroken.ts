const NO_BREAK_SPACE = '\u00a0';

/** @returns a short text that no line is broken in: on a phone "USD" stood at the end of one line and its amount on the next. */
export function unbroken(text: string): string {
  return text.replaceAll(' ', NO_BREAK_SPACE);
}
