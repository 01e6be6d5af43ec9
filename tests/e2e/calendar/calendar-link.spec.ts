import { looksRight } from '../support/seeing';
import { expect, type Seat, test } from '../support/test';

for (const who of ['owner', 'assistant'] as const) {
  test(`the ${who}’s calendar reads by a link that is made, made anew and ended in the settings`, {
    tag: '@exchanged-by-hand',
  }, async ({ owner, assistant, browser }) => {
    const seat = who === 'owner' ? owner : assistant;
    const { page } = seat;
    await page.goto('/settings#calendar');

    await page.getByRole('button', { name: 'Make a calendar link' }).click();
    const first = await shownLink(seat);
    await looksRight(seat, 'Settings');
    await expect(page.getByText('No calendar has read it yet.')).toBeVisible();
    expect(await statusOf(first)).toBe(200);

    await page.getByRole('button', { name: 'Make another link instead' }).click();
    await expect(async () => expect(await shownLink(seat)).not.toBe(first)).toPass();
    const second = await shownLink(seat);
    expect([await statusOf(first), await statusOf(second)]).toEqual([404, 200]);

    await page.reload();
    await expect(page.getByText(/^There is a link since .* It was last read /)).toBeVisible();
    await expect(page.getByLabel(/add a calendar from this address/)).toBeHidden();
    await page.getByRole('button', { name: 'End the link' }).click();
    await expect(page.getByRole('button', { name: 'Make a calendar link' })).toBeVisible();
    expect(await statusOf(second)).toBe(404);

    await test.step('and without scripts', async () => {
      const context = await browser.newContext({
        storageState: await page.context().storageState(),
        javaScriptEnabled: false,
      });
      const plain = await context.newPage();
      await plain.goto(page.url());
      await plain.getByRole('button', { name: 'Make a calendar link' }).click();
      expect(await statusOf(await shownLink({ page: plain }))).toBe(200);
      await context.close();
    });
  });
}

async function shownLink({ page }: Pick<Seat, 'page'>): Promise<string> {
  return page.getByLabel(/add a calendar from this address/).inputValue();
}

/** As a calendar program asks: without any cookie. */
async function statusOf(link: string): Promise<number> {
  const answer = await fetch(link);
  if (answer.ok) expect(await answer.text()).toContain('BEGIN:VCALENDAR');
  return answer.status;
}
