import { expect } from 'playwright/test';
import { startBrief } from '@/lib/briefs/handing-over/accepting.actions';
import { givenBriefAccepted, seen } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { asPerson } from '@/tests/support/people';
import { givenAgreed } from './agreeing';
import type { Seat, Seats } from './test';

export type HandedOver = {
  readonly title: string;
  readonly deliverables: readonly { readonly title: string; readonly criteria: readonly string[] }[];
};

/**
 * Ruth and Maria have agreed, and Ruth has handed over a brief that Maria has accepted and started, by the product's
 * own actions: other tests go through the pages for it (main-job). Ends with both at the brief.
 */
export async function givenBriefInProgress(
  seat: Seats,
  brief: HandedOver,
): Promise<{ ruth: Seat; maria: Seat }> {
  const ruth = await seat('ruth', { isSignedIn: false });
  const maria = await seat('maria', { isSignedIn: false });
  const pair = await givenAgreed(ruth, maria);
  const accepted = await givenBriefAccepted(pair, {
    outcome: 'The printer has all that the catalogue needs.',
    instructions: '',
    givens: [],
    budgetHours: '',
    deadlineDate: inDays(7),
    ...brief,
  });
  doneOf(await asPerson(pair.assistant, () => submit(startBrief, seen(accepted))));
  const { id } = accepted;
  await ruth.page.goto(`/w/${pair.workspace.slug}/briefs/${id}`);
  await maria.page.goto(`/inbox/briefs/${pair.workspace.id}/${id}`);
  await expect(maria.page.getByText('You are working on this.')).toBeVisible();
  return { ruth, maria };
}

/** @returns a date, as a date input holds it. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
