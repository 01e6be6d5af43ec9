type Subscribed =
  | { readonly ok: true; readonly where: FormData }
  | { readonly ok: false; readonly why: string };

const DENIED =
  'Your browser doesn’t let Handover show notifications. You can change that in its settings for this site.';
const NO_SERVICE = 'Your browser couldn’t reach its push service. Try again later.';

/**
 * Asks the person, with the browser's own prompt, and then its push service for an address.
 * @param publicKey tells the service who may send there
 * @returns what the server needs to send there, as form data
 */
export async function askForMessages(publicKey: string): Promise<Subscribed> {
  if ((await Notification.requestPermission()) !== 'granted') return { ok: false, why: DENIED };
  try {
    const worker = await navigator.serviceWorker.register('/inbox-worker.js', {
      scope: '/inbox',
      updateViaCache: 'none',
    });
    await untilActive(worker);
    // one that was made with another key of ours is in the way of a new one (W3C Push API, subscribe)
    await (await worker.pushManager.getSubscription())?.unsubscribe();
    const subscription = await worker.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: publicKey,
    });
    const { endpoint, keys } = subscription.toJSON();
    const where = new FormData();
    where.set('endpoint', endpoint ?? '');
    where.set('p256dh', keys?.p256dh ?? '');
    where.set('auth', keys?.auth ?? '');
    where.set('senderKey', publicKey);
    return { ok: true, where };
  } catch {
    return { ok: false, why: NO_SERVICE };
  }
}

/** A worker that was installed a moment ago can't be subscribed yet. */
function untilActive(registration: ServiceWorkerRegistration): Promise<void> {
  const coming = registration.installing ?? registration.waiting;
  if (registration.active || !coming) return Promise.resolve();
  return new Promise((resolve) => {
    coming.addEventListener('statechange', () => {
      if (coming.state === 'activated') resolve();
    });
  });
}
