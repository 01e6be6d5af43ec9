import { askingAgain } from '@/components/near/asking-again';

/** Next runs this in a browser before anything of a page (nextjs.org, instrumentation-client.js). */
window.fetch = askingAgain({
  ask: window.fetch.bind(window),
  now: () => performance.now(),
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  isOnline: () => navigator.onLine,
  onLost: leaveEmptyPage,
});

/**
 * A page that was followed while it was being fetched ahead, and didn't come, stands empty: Next asks no more for it. As a
 * whole page the browser, a kept copy or the proxy says what is the matter. Where a page stands it is left alone.
 */
function leaveEmptyPage(lost: URL): void {
  // what was followed is shown a moment after its data was given up
  setTimeout(() => {
    if (lost.pathname === location.pathname && !document.querySelector('main h1')) location.reload();
  }, 1_000);
}
