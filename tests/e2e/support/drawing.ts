import { expect, type Locator, type Page } from 'playwright/test';

/** Draws a wave with the pointer, clears it, and draws it again. */
export async function drawSignature(page: Page): Promise<void> {
  const paper = page.getByRole('img', { name: /^Nothing drawn yet|^Your drawn signature/ });
  await paper.scrollIntoViewIfNeeded();
  await stroke(page, paper);
  await expect(page.getByRole('img', { name: 'Your drawn signature' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear the drawing' }).click();
  await expect(page.getByRole('img', { name: 'Nothing drawn yet' })).toBeVisible();
  await stroke(page, paper);
}

async function stroke(page: Page, paper: Locator): Promise<void> {
  const box = await paper.boundingBox();
  if (!box) throw new Error('there is nothing to draw on');
  await page.mouse.move(box.x + box.width * 0.1, box.y + box.height * 0.6);
  await page.mouse.down();
  for (let step = 1; step <= 40; step += 1) {
    const x = box.x + box.width * (0.1 + step * 0.02);
    await page.mouse.move(x, box.y + box.height * (0.5 + 0.3 * Math.sin(step / 3)));
  }
  await page.mouse.up();
}
