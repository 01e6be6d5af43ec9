import { expect } from 'playwright/test';
import { agree } from './agreeing';
import { linkIn, mailTo } from './mailbox';
import type { Seat, Seats } from './test';

export type HandedOver = {
  readonly title: string;
  readonly deliverables: readonly { readonly title: string; readonly criteria: readonly string[] }[];
};

/**
 * Ruth and Maria agree, and Ruth hands over a brief that Maria accepts and starts. All of it by the pages, without looking
 * left or right. Ends with Maria at the brief.
 */
export async function givenBriefInProgress(
  seat: Seats,
  brief: HandedOver,
): Promise<{ ruth: Seat; maria: Seat }> {
  const ruth = await seat('ruth');
  const maria = await seat('maria', { isSignedIn: false });
  await agree(ruth, maria);
  await handOver(ruth, brief);
  const { page } = maria;
  await page.goto(linkIn(await mailTo(maria.person.email, new RegExp(brief.title))));
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByText('You are working on this.')).toBeVisible();
  return { ruth, maria };
}

async function handOver({ page }: Seat, { title, deliverables }: HandedOver): Promise<void> {
  await page.getByRole('link', { name: 'Hand over a brief' }).first().click();
  await page.getByLabel('Title').fill(title);
  await page
    .getByLabel('What is different when this is done')
    .fill('The printer has all that the catalogue needs.');
  for (const [index, deliverable] of deliverables.entries()) {
    if (index > 0) await page.getByRole('button', { name: 'Add a deliverable' }).click();
    const number = index + 1;
    await page.getByLabel(`Deliverable ${number}`, { exact: true }).fill(deliverable.title);
    for (const [at, criterion] of deliverable.criteria.entries()) {
      const field = page.getByLabel(`Criterion ${at + 1} of deliverable ${number}`);
      if (!(await field.isVisible()))
        await page.getByRole('button', { name: 'Add a criterion' }).nth(index).click();
      await field.fill(criterion);
    }
  }
  await page.getByLabel('Date').fill(inDays(7));
  await page.getByRole('button', { name: 'Hand over' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/edit'));
}

/** @returns a date, as a date input holds it. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
