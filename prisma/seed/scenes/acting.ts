import type { FormAction } from '@/lib/platform/actions/form-state';
import { runAs } from '@/lib/platform/auth/signed-in';
import { hashSessionToken, newSecret } from '@/lib/platform/auth/tokens';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { submit } from '@/tests/support/browser/forms';
import type { Character } from '../cast';
import { idOf } from './ids';

/** Somebody of the story who has signed up. */
export type Actor = Character & { readonly userId: string };

/** Everybody signs in a moment before they do something, which signing an agreement asks for. */
const SIGNED_IN_MINUTES_AGO = 2;
/** Nobody stays signed in between two scenes. */
const SESSION_MINUTES = 15;

/** @returns where somebody's request came from at a moment. */
export function requestOf({ ip, userAgent, email }: Character, at: Date) {
  return { requestId: idOf(`request of ${email}`, at), ip, userAgent };
}

const signedInAt = (at: Date) => new Date(at.getTime() - SIGNED_IN_MINUTES_AGO * 60_000);

const sessionOf = ({ email }: Actor, at: Date) => idOf(`session of ${email}`, at);

/**
 * Signs somebody in for what they do at a moment, if their session is checked until that is done: everything else only
 * needs to know whose it is.
 */
export async function signIn(actor: Actor, at: Date): Promise<void> {
  const { userId, ip, userAgent } = actor;
  const [since, tokenHash] = [signedInAt(at), hashSessionToken(newSecret())];
  const when = {
    authenticatedAt: since,
    createdAt: since,
    expiresAt: new Date(at.getTime() + SESSION_MINUTES * 60_000),
  };
  await withActor({ kind: 'auth' }, (tx) =>
    tx.session.createMany({ data: { id: sessionOf(actor, at), userId, tokenHash, ...when, ip, userAgent } }),
  );
}

/**
 * Posts a form to one of the product's actions as `actor`, at a past moment: the same code that a browser calls.
 * @returns the action's answer.
 * @throws Error that says what was refused and to whom.
 */
export async function act<Data>(
  actor: Actor,
  at: Date,
  action: FormAction<Data>,
  fields: Parameters<typeof submit>[1],
): Promise<Data> {
  const signedIn = {
    sessionId: sessionOf(actor, at),
    userId: actor.userId,
    email: actor.email,
    name: actor.name,
    timeZone: actor.zone,
    authenticatedAt: signedInAt(at),
    authenticatedBy: 'email_link',
  };
  const answer = await runAs({ signedIn, request: requestOf(actor, at) }, () =>
    atTime(at, () => submit(action, fields)),
  );
  if (answer.status === 'done') return answer.data;
  throw new Error(`${actor.name}, ${at.toISOString()}: ${JSON.stringify(answer)}`);
}
