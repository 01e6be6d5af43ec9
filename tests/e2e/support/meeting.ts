import type { Pair } from '@/tests/support/agreements';
import { givenAssistant, givenWorkspace } from '@/tests/support/people';
import { asKnown } from './letting-in';
import type { Seat } from './test';

/**
 * A business, and an assistant who has joined it, made by the product's own actions: other tests go through the pages
 * for it (main-job). Ends at the assistant's page, as the owner, and at the inbox, as the assistant.
 */
export async function meet(owner: Seat, assistant: Seat): Promise<Pair> {
  const pair = await givenMet(owner, assistant);
  await owner.page.goto(`/w/${pair.workspace.slug}/assistants/${pair.engagementId}`);
  await assistant.page.goto('/inbox');
  return pair;
}

/** Like `meet`, without opening a page. */
export async function givenMet(owner: Seat, assistant: Seat): Promise<Pair> {
  const [ruth, maria] = [
    await asKnown(owner.page, owner.person),
    await asKnown(assistant.page, assistant.person),
  ];
  const workspace = await givenWorkspace(ruth);
  const engagementId = await givenAssistant(ruth, workspace, maria);
  return { owner: ruth, assistant: maria, workspace, engagementId };
}
