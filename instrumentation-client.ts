import { askingAgain } from '@/components/near/asking-again';
import { watchUntilWhole } from '@/components/near/cut-off';
import { browserWaiting } from '@/components/near/patience';

/** Next runs this in a browser before anything of a page (nextjs.org, instrumentation-client.js). */
window.fetch = askingAgain({
  ...browserWaiting(),
  ask: window.fetch.bind(window),
  isOpen: ({ pathname, searchParams }) => pathname === location.pathname && isSameQuery(searchParams),
  // public/inbox-worker.js keeps pages of the inbox, where a browser lets it
  isKept: ({ pathname }) => /^\/inbox(\/|$)/.test(pathname) && Boolean(navigator.serviceWorker?.controller),
  lineIsBack: () => new Promise((resolve) => addEventListener('online', () => resolve(), { once: true })),
  onLost: leaveEmptyPage,
});

watchUntilWhole({
  isLoading: () => document.readyState === 'loading',
  size: () => document.documentElement.textContent.length,
  isFilledIn: () => [...document.querySelectorAll('input, textarea, select')].some(isTyped),
  later: (look, ms) => setTimeout(look, ms),
  // anew, as a link would: what was sent isn't sent once more
  comeAgain: () => location.replace(location.pathname + location.search),
});

/** Next adds a name of its own to what it asks for (`_rsc`). */
function isSameQuery(asked: URLSearchParams): boolean {
  const query = new URLSearchParams(asked);
  query.delete('_rsc');
  return query.toString() === new URLSearchParams(location.search).toString();
}

function isTyped(field: Element): boolean {
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
  if (field instanceof HTMLSelectElement) return isChosen(field);
  if (!(field instanceof HTMLInputElement)) return false;
  return field.value !== field.defaultValue || field.checked !== field.defaultChecked;
}

/** A select without a chosen option shows its first (html.spec.whatwg.org, the select element's reset algorithm). */
function isChosen({ options, selectedIndex }: HTMLSelectElement): boolean {
  const byThePage = [...options].findLastIndex(({ defaultSelected }) => defaultSelected);
  return selectedIndex >= 0 && selectedIndex !== Math.max(0, byThePage);
}

/**
 * A page that was opened while being prefetched, and didn't come, stays empty: Next doesn't ask for it again. Loaded as
 * a whole page, the browser, a kept copy or the proxy says what is wrong. If a page is shown, it is left alone.
 */
function leaveEmptyPage(lost: URL): void {
  // what was followed is shown a moment after its data was given up
  setTimeout(() => {
    if (lost.pathname === location.pathname && !document.querySelector('main h1')) location.reload();
  }, 1_000);
}
