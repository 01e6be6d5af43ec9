/** Something that can be done on the open page. */
export type Act = {
  readonly title: string;
  readonly group: string;
  readonly kind: string;
  readonly element: HTMLElement;
};

const MOST_ACTS = 12;

/** @returns what the open page offers: its visible buttons and folded forms, by their words. */
export function actsOnPage(): readonly Act[] {
  const all = document.querySelectorAll<HTMLElement>('#content :is(button[type="submit"], summary)');
  const acts = [...all]
    .filter((element) => element.checkVisibility() && !element.closest('dialog, nav, search'))
    .map((element) => ({ title: wordsOf(element), group: 'On this page', kind: '', element }))
    .filter(({ title }) => title !== '');
  return acts
    .filter(({ title }, index) => acts.findIndex((other) => other.title === title) === index)
    .slice(0, MOST_ACTS);
}

/** @returns what is written on it, or what it is called where that is news and no name (`data-act`). */
function wordsOf(element: HTMLElement): string {
  return (element.dataset.act ?? element.textContent).replace('›', '').trim();
}

/**
 * Goes to where something is done. A folded form opens; a button only gets the focus: a promise, an approval or an end
 * isn't made from a list of names.
 */
export function goToAct({ element }: Act): void {
  const fold = element.closest('details');
  if (fold && element.tagName === 'SUMMARY') fold.open = true;
  element.scrollIntoView({ block: 'center' });
  const field =
    element.tagName === 'SUMMARY'
      ? fold?.querySelector<HTMLElement>('textarea, input:not([type="hidden"])')
      : null;
  (field ?? element).focus({ preventScroll: true });
}
