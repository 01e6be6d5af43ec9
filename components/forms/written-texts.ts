/** An input into which people write words. */
export type TextInput = HTMLTextAreaElement | HTMLInputElement;

/** What somebody has written into an input, with what the input is called. */
export type WrittenText = { readonly label: string; readonly text: string };

const OF_WORDS: ReadonlySet<string> = new Set(['text', 'search', 'url', 'email']);

/** @returns whether it is an input for words; a date or a choice is made again in a moment. */
export function isTextInput(target: EventTarget | null): target is TextInput {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && OF_WORDS.has(target.type);
}

/** @returns a form's inputs for words; none without a form. */
export function textInputsOf(form: HTMLFormElement | null): readonly TextInput[] {
  return [...(form?.elements ?? [])].filter(isTextInput);
}

/** @returns what the inputs say, those that say something. */
export function wordsIn(inputs: Iterable<TextInput>): readonly WrittenText[] {
  return [...inputs]
    .filter(({ value }) => value.trim() !== '')
    .map((input) => ({ label: labelOf(input), text: input.value }));
}

function labelOf(input: TextInput): string {
  return input.labels?.[0]?.textContent?.trim() || input.getAttribute('aria-label') || 'Text';
}
