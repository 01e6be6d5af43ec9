import { nameRecipient } from '@/lib/agreements/copy/copies.actions';
import { saveAsTemplate } from '@/lib/agreements/own-templates/own-templates.actions';
import { withdrawAgreement } from '@/lib/agreements/proposing/proposing.actions';
import { takeSignatureBack } from '@/lib/agreements/signing/taking-back.actions';
import { newId } from '@/lib/platform/ids';
import { givenImported, givenProposed, type Pair, seenBy, signs } from '@/tests/support/agreements';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { letThemNegotiate } from '@/tests/support/negotiation';
import { asPerson } from '@/tests/support/people';

/**
 * A withdrawn import; and an agreement that both signed, one of them once more, with comments on its clauses, a copy for a third party and a
 * template made of it.
 */
export async function letThemAgree(pair: Pair) {
  const { owner, assistant } = pair;
  const imported = await givenImported(pair);
  doneOf(await asPerson(owner, async () => submit(withdrawAgreement, await seenBy(owner, imported))));
  const agreement = await givenProposed(pair);
  await letThemNegotiate(pair, agreement);
  doneOf(await signs(owner, agreement));
  doneOf(await asPerson(owner, async () => submit(takeSignatureBack, await seenBy(owner, agreement))));
  for (const signer of [owner, assistant]) doneOf(await signs(signer, agreement, { takenBack: '1' }));
  const bookkeeper = { ...agreement, email: 'books@inbox.example' };
  doneOf(await asPerson(owner, () => submit(nameRecipient, bookkeeper)));
  const template = { ...agreement, newId: newId(), into: 'new', name: `As with ${assistant.name}` };
  doneOf(await asPerson(owner, () => submit(saveAsTemplate, template)));
  return agreement;
}
