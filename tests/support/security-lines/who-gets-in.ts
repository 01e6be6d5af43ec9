import { type Line, proofs } from './line';

export const WHO_GETS_IN: readonly Line[] = [
  {
    id: 'sign-in-link',
    says: 'A mailed link works once, for 15 minutes, is kept hashed and spent by a button; known or not, the answer is one',
    proofs: [
      ...proofs('integration/auth/signing-in.test.ts', 'works once', 'expires after 15 minutes'),
      ...proofs(
        'integration/auth/signing-in.test.ts',
        'works for one of two who press at once',
        "stores neither a link's token nor a session's",
        'gives the same answer whether or not the address is known',
      ),
      ...proofs(
        'e2e/people/signing-in.spec.ts',
        'a link that a mail scanner has opened still signs in, once',
        'an unknown address gets the same answer as a known one',
      ),
    ],
  },
  {
    id: 'second-step',
    says: 'Passkeys and codes of an app as second factor, each shown once; recovery codes; kept so that nobody reads them',
    proofs: [
      ...proofs(
        'integration/auth/second-step.test.ts',
        'comes between the link and the session, and a code completes it',
        'accepts each code once, from one of two who show it at the same moment',
        'accepts a recovery code, once, and its person is told by mail',
        'accepts a passkey that has asked its person for a finger, a face or a PIN',
        'is refused to a passkey %s',
        'is refused after eight wrong codes in an hour, wherever they come from',
        'is kept so that neither the app’s secret nor a recovery code can be read from the database',
      ),
      ...proofs('unit/people/codes.rules.test.ts', 'at second %i is %s, as RFC 6238 says'),
      ...proofs(
        'e2e/people/second-step.spec.ts',
        'a second step is set up, asked for, turned off, and restored by its mail',
      ),
    ],
  },
  {
    id: 'tokens-of-tools',
    says: 'A tool acts as its person by a token: shown once, kept hashed, scoped, within one place, ended with the membership',
    proofs: [
      ...proofs(
        'integration/api/tokens.test.ts',
        'is shown once, kept as its hash, and reported by mail and in the log',
        'isn’t made with a sign-in of eleven minutes ago, nor twice under one id',
        'that is invalid, expired or ended is refused, without saying why',
        'ends with the membership of whoever made it, and stays ended',
        'does only what it was allowed',
        'can neither sign nor pay nor make another: whatever needs a fresh sign-in is refused to a tool',
      ),
      ...proofs(
        'integration/api/reading.test.ts',
        'of a business: its briefs with its drafts, and nothing of another business of the same person',
        'of an inbox: what every business handed over, no draft, and nothing that its person runs',
      ),
      ...proofs('integration/api/calls.test.ts', 'gets no rights from a cookie, and none from another site'),
      ...proofs('unit/api/tokens.test.ts', "with one letter changed, lost or added isn't one"),
    ],
  },
  {
    id: 'google-optional',
    says: 'Google as another way in, where it is set up: for verified addresses that it keeps, by the rules of a link',
    proofs: [
      ...proofs(
        'integration/auth/google.test.ts',
        'leads to where somebody was going, in a session that records how',
        'takes over no account by an address %s',
        'accepts no token %s',
        'is completed in the browser that began it, once, and as it began',
        'links nothing to whoever is signed in already: from then on it is somebody else’s session',
        'is half a sign-in for somebody who has set up a second step',
        'respects the address of an invitation, as a link does',
        'is stopped after thirty from one network, with the time to wait',
      ),
      ...proofs('integration/auth/signing-in.test.ts', 'is the only way in where Google isn’t set up'),
      ...proofs(
        'unit/auth/google-address.test.ts',
        "isn't trusted if somebody else does, or if Google doesn’t vouch for it: %o",
      ),
    ],
  },
  {
    id: 'sessions',
    says: 'Sessions are rows: listed, ended one or all, new with each sign-in',
    proofs: proofs(
      'integration/auth/sessions.test.ts',
      'are listed with when each browser was last active, to the hour',
      'can be ended one by one, also from elsewhere',
      'can all be ended except the current one, and nobody else’s',
      'end by themselves after 30 days, however busy',
    ).concat(
      proofs(
        'integration/auth/signing-in.test.ts',
        'gives the browser a new session each time, and ends the one it had',
      ),
    ),
  },
  {
    id: 'own-pages-only',
    says: 'Where to go after signing in is a page of our own',
    proofs: [
      ...proofs('unit/auth/own-path.test.ts', 'never leaves our origin, whatever is asked for'),
      ...proofs('integration/auth/google.test.ts', 'leads to no page of another site, as %s'),
    ],
  },
  {
    id: 'fresh-sign-in',
    says: 'Signing, paying, exporting a business, deleting and changing how or with which address one signs in ask for a proof younger than ten minutes, also by the second step',
    proofs: [
      ...proofs(
        'integration/auth/setting-up.test.ts',
        'counts at once: other sessions that a mailed link began can’t take it away before they have shown it',
      ),
      ...proofs(
        'integration/archive/asking.test.ts',
        'asks for a sign-in younger than ten minutes, and writes nothing without one',
      ),
      ...proofs(
        'integration/deletion/deleting-business.test.ts',
        "can't start while an agreement is in force, with a mistyped name, or with an old sign-in",
      ),
      ...proofs(
        'integration/agreements/signing.test.ts',
        'asks for a fresh sign-in, and gives back the name and the drawing',
      ),
      ...proofs('integration/evaluations/closing.test.ts', 'needs a fresh sign-in, and at least one change'),
      ...proofs(
        'integration/pay/stripe.test.ts',
        'needs a sign-in of the last ten minutes, and the amount that was shown',
      ),
      ...proofs(
        'integration/auth/second-step.test.ts',
        'is set up, changed and turned off only by somebody who signed in within ten minutes',
        'can be shown again in the same session, which is then fresh, and the evidence of a signature names it',
      ),
      ...proofs('unit/agreements/rules.test.ts', 'refuses a sign-in that is ten minutes old'),
      ...proofs(
        'integration/auth/changing-address.test.ts',
        "needs a sign-in younger than ten minutes, and an address that isn't already one's own",
      ),
      ...proofs(
        'integration/auth/signed-out-meanwhile.test.ts',
        'has done it before they are told that they are signed out there: nothing more comes after',
      ),
    ],
  },
  {
    id: 'invitations',
    says: 'An invitation is bound to its address, tells another whom it is for, ends after 14 days, is taken back, and works once',
    proofs: [
      ...proofs(
        'integration/people/accepting.test.ts',
        "is for the person with the address it was sent to, whoever's link it is: another is told whom it is for, masked",
        'is bound to the address by the database as well',
        'expires after 14 days, until it is sent again, with the same link',
        'is done once when pressed twice',
      ),
      ...proofs(
        'integration/people/inviting.test.ts',
        'goes to the one they use, with the same link, which no longer works for the one before',
        'ends the engagement, says so to anybody who holds the link, and frees the address',
      ),
    ],
  },
  {
    id: 'rate-limits',
    says: 'Limits are counted in PostgreSQL, for every instance; the answer is 429 with the time to wait',
    proofs: [
      ...proofs(
        'integration/platform/rate-limits.test.ts',
        'holds over a restart, and across servers, each with connections of its own',
        'answers an address that only shows something with 429, and says after how many seconds',
        'answers %s, and with 429 once there were too many',
      ),
      ...proofs(
        'integration/api/calls.test.ts',
        'is told what is left of its limit, and beyond it when to try again',
      ),
      ...proofs(
        'integration/auth/limits.test.ts',
        'is stopped after five for one address, wherever they come from, with the time to wait',
        'is stopped after thirty from one network, whatever the address',
        'is stopped after forty invitations in a day and sixty messages in a minute, each for itself',
      ),
    ],
  },
  {
    id: 'demo-sign-ins',
    says: 'Open sign-ins exist in a demo only, which refuses live keys',
    proofs: proofs(
      'unit/platform/env.test.ts',
      'refuse the demo’s open sign-in together with a live %s',
    ).concat(proofs('integration/people/demo-people.test.ts', "%j isn't one of them")),
  },
];
