import { createHash } from 'node:crypto';
import { givenAgreed, sealedCopy } from '../support/agreeing';
import { checkCopy, flipped } from '../support/checking';
import { looksRight } from '../support/seeing';
import { expect, test } from '../support/test';

const HEADING = 'Check a copy';

test('anybody who holds a copy finds out whether it is genuine, without an account', async ({
  seat,
  page,
}) => {
  const maria = await seat('maria', { isSignedIn: false });
  await givenAgreed(await seat('ruth', { isSignedIn: false }), maria);
  const copy = await sealedCopy(maria);
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.method()} ${request.postData() ?? ''}`));

  await page.goto('/verify');
  await looksRight({ page }, HEADING);
  await checkCopy(page, 'copy.pdf', copy);
  await expect(page.getByRole('status')).toContainText('Genuine');
  await expect(page.getByRole('status')).toContainText('came into force on');
  await expect(page.getByRole('status')).not.toContainText('Maria');
  await looksRight({ page }, HEADING);

  await checkCopy(page, 'copy.pdf', flipped(copy));
  await expect(page.getByRole('status')).toContainText('Altered');
  await looksRight({ page }, HEADING);

  await checkCopy(page, 'invoice.pdf', Buffer.from('%PDF-1.7 an invoice'));
  await expect(page.getByRole('status')).toContainText('Unknown');
  await looksRight({ page }, HEADING);
  expect(sent.filter((request) => !request.startsWith('GET'))).toEqual([]);
});

test('a hash can be typed where there are no scripts', { tag: '@both-ways' }, async ({
  browser,
  baseURL,
  viewport,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport,
    ...(baseURL && { baseURL }),
  });
  const page = await context.newPage();
  const hash = createHash('sha256').update('an invoice').digest('hex');

  await page.goto('/verify');
  await page.getByLabel('SHA-256 of the file').fill('no hash');
  await page.getByRole('button', { name: 'Ask about this hash' }).click();
  await expect(page.getByText('A SHA-256 has 64 letters and digits')).toBeVisible();
  await expect(page.getByLabel('SHA-256 of the file')).toHaveValue('no hash');

  await page.getByLabel('SHA-256 of the file').fill(`${hash.toUpperCase()}  invoice.pdf`);
  await page.getByRole('button', { name: 'Ask about this hash' }).click();
  await expect(page.locator('#by-hash')).toContainText('Unknown');
  await expect(page.locator('#by-hash')).toContainText(`A file whose SHA-256 is ${hash}`);
  await context.close();
});

test('a file can be dropped, and chosen by the keyboard', async ({ page }) => {
  await page.goto('/verify');
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['%PDF-1.7 handover-evidence.json'], 'dropped.pdf', { type: 'application/pdf' }));
    return data;
  });
  await page.getByText('or drop it here').dispatchEvent('drop', { dataTransfer: transfer });
  await expect(page.getByRole('status')).toContainText('Altered');
  await expect(page.getByRole('status')).toContainText('dropped.pdf');

  // the browser's own control: what Enter opens is up to the browser, and headless it often opens nothing
  const chooser = page.getByLabel('Choose a PDF');
  await page.getByRole('heading', { level: 1 }).click();
  for (
    let tabs = 0;
    tabs < 20 && !(await chooser.evaluate((it) => it === document.activeElement));
    tabs += 1
  ) {
    await page.keyboard.press('Tab');
  }
  await expect(chooser).toBeFocused();
  await chooser.setInputFiles({ name: 'chosen.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') });
  await expect(page.getByRole('status')).toContainText('chosen.pdf');
});
