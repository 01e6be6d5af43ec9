import { sign, write } from '../support/agreeing';
import { linkIn, mailTo } from '../support/mailbox';
import { meet } from '../support/meeting';
import { openPlace } from '../support/rail';
import { looksRight } from '../support/seeing';
import { expect, type Seat, test } from '../support/test';

const TITLE = /^Agreement between/;
const OF_THE_TEMPLATE = 10;
const CLAUSES = 60;
const SENTENCE =
  'The assistant keeps what is agreed here in mind with each brief, and asks before doing otherwise. ';

/**
 * As long as an agreement may be. How long each step takes is printed, never asserted: docs/measured.md keeps what was
 * measured on a quiet machine.
 */
test('an agreement of sixty clauses is written, opened, compared and signed', async ({ seat }, {
  project,
}) => {
  const ruth = await seat('ruth', { isSignedIn: false });
  const maria = await seat('maria', { isSignedIn: false });
  await meet(ruth, maria);
  const took: string[] = [];
  const time = async (what: string, { page }: Seat, act: () => Promise<unknown>) => {
    const began = performance.now();
    await act();
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted))));
    took.push(`${what} ${Math.round(performance.now() - began)} ms`);
  };

  await test.step('the owner writes sixty clauses and proposes them', async () => {
    await write(ruth);
    await ruth.page.getByRole('link', { name: 'Change it' }).click();
    await addClauses(ruth);
    await ruth.page.getByRole('button', { name: 'Save and look it over' }).click();
    await ruth.page.getByRole('button', { name: `Propose to ${maria.person.name}` }).click();
    await expect(ruth.page.getByText('has been asked to read and sign')).toBeVisible();
  });

  await test.step('the assistant opens it', async () => {
    const { page, person } = maria;
    await page.goto(linkIn(await mailTo(person.email, /^To read and sign/)));
    await openPlace(maria, 'Agreements');
    const link = page.getByRole('main').locator('a[href*="/agreements/"]').first();
    await link.waitFor();
    await time('opening', maria, async () => {
      await link.click();
      await page.getByRole('heading', { name: new RegExp(`Habit ${CLAUSES}$`) }).waitFor();
    });
    await looksRight(maria, TITLE);
  });

  await test.step('the owner changes every sixth, and both compare', async () => {
    const { page } = ruth;
    await page.getByRole('button', { name: 'Write a new version' }).click();
    for (let index = OF_THE_TEMPLATE; index < CLAUSES; index += 6) {
      await page
        .locator(`textarea[name="clauses[${index}].body"]`)
        .fill(SENTENCE.repeat(7).replace('asks', 'writes'));
    }
    await page.getByRole('button', { name: 'Save and look it over' }).click();
    await page.getByRole('button', { name: `Propose to ${maria.person.name}` }).click();
    await maria.page.goto(linkIn(await mailTo(maria.person.email, /^Changed, to read and sign/)));
    for (const reader of [ruth, maria]) {
      const link = reader.page.getByRole('link', { name: 'What changed since version 1' });
      await link.waitFor();
      await time('comparing', reader, async () => {
        await link.click();
        await reader.page.locator('ins', { hasText: 'writes' }).last().waitFor();
      });
      await looksRight(reader, 'What changed from version 1 to version 2');
      await reader.page.getByRole('link', { name: 'The agreement', exact: true }).click();
    }
  });

  await test.step('both sign', async () => {
    for (const signer of [ruth, maria]) {
      const link = signer.page.getByRole('link', { name: 'Read and sign' });
      await link.waitFor();
      await time('opening, signing and coming back', signer, () => sign(signer));
    }
    const { message } = await mailTo(maria.person.email, /^In force/);
    expect(message.attachments).toHaveLength(1);
  });
  console.log(`sixty clauses (${project.name}): ${took.join(', ')}`);
});

async function addClauses({ page }: Seat): Promise<void> {
  const add = page.getByRole('button', { name: 'Add a clause of your own' });
  for (let index = OF_THE_TEMPLATE; index < CLAUSES; index += 1) {
    await add.click();
    await page.locator(`input[name="clauses[${index}].heading"]`).fill(`Habit ${index + 1}`);
    await page.locator(`textarea[name="clauses[${index}].body"]`).fill(SENTENCE.repeat(7));
  }
}
