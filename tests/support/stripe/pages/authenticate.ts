import { html } from '../../resend/pages/html';
import type { Answer } from '../api';
import { chargeCard, failPaymentChallenge, methodOf } from '../charging';
import { idOf } from '../methods';
import { Refusal } from '../refusals';
import { failSetupChallenge, succeedSetup } from '../setting-up';
import type { World } from '../world';
import { finishSession } from './checkout';
import type { Posted } from './hosted';
import { leadTo, page } from './layout';

/** 3-D Secure: the card's bank asks its holder, who passes or fails. */
export function authenticatePage(world: World, id: string, posted: Posted | null): Answer {
  const challenge = world.challenges.find(id);
  const setup = world.setups.find(challenge?.intent ?? '');
  const intent = world.intents.find(challenge?.intent ?? '');
  const subject = setup ?? intent;
  if (!challenge || subject?.status !== 'requires_action')
    return page(
      'Nothing waits here',
      html`<p>This was answered before. Go back to where you came from.</p>`,
      410,
    );
  if (!posted)
    return page(
      'Your bank asks: is it you?',
      html`<form method="post">
        <button type="submit" name="answer" value="pass">Yes, it is me</button>
        <button type="submit" name="answer" value="fail">No, refuse it</button>
      </form>`,
    );
  const isPassed = posted('answer') === 'pass';
  if (setup) {
    if (isPassed) succeedSetup(world, setup, world.methods.get(idOf(setup.payment_method) ?? ''));
    else failSetupChallenge(world, setup);
    const session = world.sessions.newestFirst().find((each) => each.setup_intent === setup.id);
    if (session && isPassed) return finishSession(world, session);
    return leadTo(withIntent(challenge.returnUrl, 'setup_intent', setup.id, session === undefined));
  }
  if (intent) {
    const kept = methodOf(world, intent);
    if (isPassed && kept) settle(() => chargeCard(world, intent, kept));
    else failPaymentChallenge(world, intent);
  }
  return leadTo(withIntent(challenge.returnUrl, 'payment_intent', subject.id, true));
}

/** A decline after 3-D Secure is recorded in the intent; the person is led back all the same. */
function settle(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

function withIntent(returnUrl: string, name: string, id: string, isNamed: boolean): string {
  if (!isNamed || returnUrl === '') return returnUrl;
  const url = new URL(returnUrl);
  url.searchParams.set(name, id);
  return url.href;
}
