import type { Page } from 'playwright/test';
import { startPushService, type TestBrowser } from '@/tests/support/push-service';
import { signBoth } from '../support/agreeing';
import { handOver } from '../support/open-work';
import { looksRight } from '../support/seeing';
import { expect, test } from '../support/test';

/**
 * A browser without a window reaches no push service, so its address comes from the stand-in. The rest is real: the
 * question to the person, the form, and the worker that encrypts and sends.
 */
test('somebody asks to be told on their browser, and is told there', async ({ seat }) => {
  test.setTimeout(180_000);
  const address = new URL(process.env.PUSH_LOCAL_SERVICE ?? '');
  const service = await startPushService(process.env.VAPID_PUBLIC_KEY ?? '', Number(address.port));
  try {
    const ruth = await seat('ruth');
    const maria = await seat('maria', { isSignedIn: false, permissions: ['notifications'] });
    const { workspace } = await signBoth(ruth, maria);
    await ruth.page.goto(`/w/${workspace.slug}`);
    const { page } = maria;
    await givesAddress(page, service.browser('marias'));
    await page.goto('/settings/notifications');
    const devices = page.getByRole('list', { name: 'Devices that show notifications' });

    await test.step('nothing is asked before the button is pressed; then this browser is in the list', async () => {
      await expect(devices).toBeHidden();
      await page.getByRole('button', { name: 'Show notifications on this device' }).click();
      await expect(devices.getByRole('listitem')).toContainText('this one');
      await looksRight(maria, 'Notifications');
    });

    await test.step('what happens comes to its push service, which the browser alone can read', async () => {
      await page.goto('/inbox');
      await handOver(ruth, 'October closing');
      const find = () =>
        service.shown
          .map(({ body }) => JSON.stringify(body))
          .find((body) => body.includes('October closing'));
      await expect.poll(find, { timeout: 30_000 }).toBeDefined();
    });
  } finally {
    await service.close();
  }
});

/** What the push service would have answered this browser. */
async function givesAddress(page: Page, browser: TestBrowser): Promise<void> {
  await page.addInitScript(({ endpoint, p256dh, auth }) => {
    const toJSON = () => ({ endpoint, keys: { p256dh, auth } });
    Object.assign(PushManager.prototype, { subscribe: async () => ({ toJSON }) });
  }, browser);
}
