/**
 * What Handover promises about security, signatures and reliability, a line each, and the tests that hold it to that. A
 * proof names a file below tests/ and a test in it. `missing` says what of a line isn't built yet: it is a promise still
 * to be kept, and docs/security.md says so.
 */
type Line = {
  readonly id: string;
  readonly says: string;
  readonly proofs: readonly string[];
  readonly missing?: string;
};

const proofs = (file: string, ...names: readonly string[]) => names.map((name) => `${file} › ${name}`);

export const SECURITY_LINES: readonly Line[] = [
  // who gets in
  {
    id: 'sign-in-link',
    says: 'A mailed link works once, for 15 minutes, is kept hashed and spent by a button; known or not, the answer is one',
    proofs: [
      ...proofs('integration/auth/signing-in.test.ts', 'works once', 'is over after 15 minutes'),
      ...proofs(
        'integration/auth/signing-in.test.ts',
        'works for one of two who press at once',
        'keeps neither the token of a link nor that of a session',
        'gives the same answer whether or not the address is known',
      ),
      ...proofs(
        'e2e/people/signing-in.spec.ts',
        'a link that a mail scanner has opened still signs in, once',
        'an unknown address hears the same as a known one',
      ),
    ],
  },
  {
    id: 'second-step',
    says: 'Passkeys and codes of an app as second factor, each shown once; recovery codes; kept so that nobody reads them',
    proofs: [
      ...proofs(
        'integration/auth/second-step.test.ts',
        'stands between the link and the session, and by a code it is taken',
        'takes each code once, for one of two who show it at the same moment',
        'is taken by a recovery code, once, and its person is told by mail',
        'is taken by a passkey that has asked its person for a finger, a face or a PIN',
        'is refused to a passkey %s',
        'is refused after eight wrong codes in an hour, to whoever tries from wherever',
        'is kept so that neither the app’s secret nor a recovery code can be read in the database',
      ),
      ...proofs('unit/people/codes.rules.test.ts', 'at second %i is %s, as RFC 6238 says'),
      ...proofs('e2e/people/second-step.spec.ts', 'a second step is set up, asked for, and turned off again'),
    ],
  },
  {
    id: 'tokens-of-tools',
    says: 'A tool acts as its person by a token: shown once, kept hashed, scoped, within one place, ended with the membership',
    proofs: [
      ...proofs(
        'integration/api/api.test.ts',
        'is told once, kept as its hash, and told of by mail and in the log',
        'isn’t made by a sign-in of eleven minutes ago, nor twice under one id',
        'that isn’t one, has expired or was ended is refused, and nothing is said of why',
        'ends with the membership of whoever made it, and stays ended',
        'does only what it was allowed',
        'can neither sign nor pay nor make another: whatever asks for a fresh sign-in is refused to a tool',
        'of a business: its briefs with its drafts, and nothing of another business of the same person',
        'of an inbox: what was handed over by every business, no draft, and nothing that its person runs',
        'carries no cookie’s rights and no other site’s',
      ),
      ...proofs('unit/api/tokens.test.ts', 'with one letter changed, lost or added is none'),
    ],
  },
  {
    id: 'google-optional',
    says: 'Google as another way in, where it is set up',
    proofs: [],
    missing: 'There is no Google sign-in yet.',
  },
  {
    id: 'sessions',
    says: 'Sessions are rows: listed, ended one or all, new with each sign-in',
    proofs: proofs(
      'integration/auth/sessions.test.ts',
      'are listed with when each browser was last there, to the hour',
      'can be ended one by one, also from elsewhere',
      'can all be ended but the one at hand, and nobody else’s',
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
    proofs: proofs('unit/auth/own-path.test.ts', 'never leaves our origin, whatever is asked for'),
  },
  {
    id: 'fresh-sign-in',
    says: 'Signing, paying, exporting a business, deleting and changing how or with which address one signs in ask for a proof younger than ten minutes, also by the second step',
    proofs: [
      ...proofs(
        'integration/archive/asking.test.ts',
        'asks for a sign-in younger than ten minutes, and writes nothing without one',
      ),
      ...proofs(
        'integration/deletion/deleting.test.ts',
        'isn’t begun while an agreement is in force, by a name mistyped, or with an old sign-in',
      ),
      ...proofs(
        'integration/agreements/signing.test.ts',
        'asks for a fresh sign-in, and gives back the name and the drawing',
      ),
      ...proofs('integration/evaluations/closing.test.ts', 'asks for a fresh sign-in, and for what changes'),
      ...proofs(
        'integration/pay/stripe.test.ts',
        'asks for a sign-in of the last ten minutes, and for the amount that was shown',
      ),
      ...proofs(
        'integration/auth/second-step.test.ts',
        'is set up, changed and turned off only by somebody who signed in within ten minutes',
        'can be shown again in the same session, which is then fresh, and the evidence of a signature says by what',
      ),
      ...proofs('unit/agreements/rules.test.ts', 'refuses a sign-in that is ten minutes old'),
      ...proofs(
        'integration/auth/sessions.test.ts',
        'asks for a sign-in younger than ten minutes, and for another than one has',
      ),
    ],
  },
  {
    id: 'invitations',
    says: 'An invitation is bound to its address, asks when another comes, ends after 14 days, is taken back, and works once',
    proofs: proofs(
      'integration/people/invitations.test.ts',
      'with another address asks first, and both sides can see which one joined',
      'is over after 14 days, until it is sent again, by the same link',
      'ends the engagement, says so to whoever holds the link, and frees the address',
      'works for one of two people who hold the same link, at once',
    ),
  },
  {
    id: 'rate-limits',
    says: 'Limits are counted in PostgreSQL, for every instance; the answer is 429 with the time to wait',
    proofs: [
      ...proofs(
        'integration/platform/rate-limits.test.ts',
        'holds over a restart, and over servers, each with connections of its own',
        'answers an address that only shows something with 429, and says after how many seconds',
      ),
      ...proofs(
        'integration/api/api.test.ts',
        'is told what is left of its limit, and after it when to come again',
      ),
      ...proofs(
        'integration/auth/limits.test.ts',
        'is stopped after five for one address, from wherever they come, with the time to wait',
        'is stopped after thirty from one network, whatever the address',
      ),
    ],
  },
  {
    id: 'demo-sign-ins',
    says: 'Open sign-ins exist in a demo only, which refuses live keys',
    proofs: proofs(
      'unit/platform/env.test.ts',
      'refuse the demo’s open sign-in together with a live %s',
    ).concat(proofs('integration/people/demo-people.test.ts', '%j is nobody of it')),
  },
  // what they reach
  {
    id: 'pipeline',
    says: 'Every action goes through the pipeline; not found and not allowed look the same',
    proofs: [
      ...proofs(
        'integration/authorisation/source.test.ts',
        'was all made by the pipeline, with session, schema, limit and transaction',
      ),
      ...proofs(
        'integration/authorisation/matrix.test.ts',
        'has one row for each action that the code exports, and no other',
        'is refused to %s',
        'wrote nothing when it was refused',
      ),
      ...proofs(
        'integration/authorisation/hostile.test.ts',
        'in $name is refused, or is done, and touches nobody else',
      ),
      ...proofs('e2e/people/signing-in.spec.ts', 'says so, and looks the same as one that isn’t yours'),
    ],
  },
  {
    id: 'row-level-security',
    says: 'Each table is closed by default and held by row level security, under any SQL',
    proofs: [
      ...proofs(
        'integration/tenancy/catalogue.test.ts',
        'has row level security enabled and forced, with a policy, on every table but the global ones',
        'shows a connection that has not said who it is not one row',
        'refuses to start as the owner of the tables',
      ),
      ...proofs(
        'integration/tenancy/raw-sql.test.ts',
        'shows nobody a row of a business they don’t belong to, in any table',
        'changes and deletes no row of another business, in any table',
      ),
    ],
  },
  {
    id: 'browser-rules',
    says: 'Origins of actions from the environment; scripts by nonce only; HSTS, no framing, no sniffing; __Host- cookies',
    proofs: [
      ...proofs(
        'unit/platform/content-policy.test.ts',
        'is enforced, with nothing that lets an inline script run, and refusals are reported to us',
        'lets nobody frame a page, and forms post only to us',
      ),
      ...proofs(
        'unit/platform/before-pages.test.ts',
        'its request and its answer carry the same policy, with a nonce that no other page has',
      ),
      ...proofs(
        'unit/platform/answer-headers.test.ts',
        'are on every answer',
        'may post to actions only where the environment says so',
      ),
      ...proofs(
        'unit/auth/cookies.test.ts',
        'is for this host alone, over https alone, and no script’s to read',
      ),
    ],
  },
  // what comes in
  {
    id: 'parsed-at-the-edge',
    says: 'All input is parsed with length limits; control and direction marks go; Unicode is kept',
    proofs: [
      ...proofs(
        'unit/platform/text.test.ts',
        'are refused when they are too long, with the limit',
        'can’t be made to read backwards',
        'keeps its letters, its line breaks and its emoji',
      ),
      ...proofs(
        'integration/authorisation/hostile.test.ts',
        'at $method $path is answered without an error of ours, and with nothing of others',
      ),
    ],
  },
  {
    id: 'files',
    says: 'Files are typed by content, kept by hash, served to be saved, by short-lived links that ask again; scanned',
    proofs: [
      ...proofs(
        'integration/files/files.test.ts',
        'are what their content is, whatever their name or the browser says',
        'reach both sides of their engagement, whole, to be saved and never to be run',
        'may be as large as 25 MB and no larger, and never empty',
        'are stored once for the same bytes',
      ),
      ...proofs('unit/files/links.test.ts', 'says what it is for and whose rights it has, for two minutes'),
      ...proofs(
        'unit/files/pictures.test.ts',
        'is encoded anew: upright, without where and with what it was taken',
      ),
      ...proofs(
        'integration/files/checking.test.tsx',
        'that is infected is held back for good, and says so to both',
      ),
    ],
  },
  {
    id: 'markdown',
    says: 'Text that people wrote holds no HTML, no pictures from elsewhere, and links that give nothing away',
    proofs: proofs(
      'unit/forms/markdown-text.test.tsx',
      'shows no HTML, no script and no picture from elsewhere',
      'links without telling where from',
    ),
  },
  {
    id: 'spreadsheets',
    says: 'A cell that would be a formula is text',
    proofs: proofs(
      'integration/pay/payments.test.ts',
      'takes formulas out of what somebody typed, and leaves our own minus a number',
    ),
  },
  {
    id: 'mail-headers',
    says: 'Nothing typed can begin another header of a mail',
    proofs: proofs(
      'unit/platform/text.test.ts',
      'can’t begin another one',
      'never holds a break of any kind, and stays short',
    ),
  },
  {
    id: 'outgoing-addresses',
    says: 'What we call never lies in a private network',
    proofs: [
      ...proofs(
        'integration/notifications/pushing.test.ts',
        'an address that is no push service of a browser is refused, and another’s device can’t be turned off',
      ),
      ...proofs(
        'integration/api/webhooks.test.ts',
        'is the address that was judged, wherever the name leads a moment later',
        'is never a name that leads to %s',
        'isn’t where a redirect leads',
        'may answer at length, and only the beginning is read',
      ),
      ...proofs('unit/api/webhooks.test.ts', 'is never %s'),
    ],
    missing: 'Link previews aren’t built.',
  },
  {
    id: 'logs',
    says: 'Logs are structured, with ids, and without bodies, tokens, addresses or secrets',
    proofs: proofs(
      'unit/platform/log.test.ts',
      'has no token, address, secret or body in it, also when code would pass one in',
    ).concat(
      proofs(
        'integration/platform/observing.test.ts',
        'is in the log under the reference that its reader is told, as a part of their request',
        'say nothing of a business or its people',
      ),
    ),
  },
  // signatures that stand up
  {
    id: 'what-laws-ask',
    says: 'A signature records intent, consent, who, when, how shown, and the exact text',
    proofs: [
      ...proofs(
        'integration/agreements/copy.test.ts',
        'holds the names, the terms, who signed when, and the hash, in any of the scripts people write in',
      ),
      ...proofs(
        'integration/agreements/signing.test.ts',
        'leaves one signature per side when fifty try at once',
      ),
      ...proofs(
        'integration/auth/second-step.test.ts',
        'can be shown again in the same session, which is then fresh, and the evidence of a signature says by what',
      ),
    ],
  },
  {
    id: 'canonical-and-chained',
    says: 'The text is canonical JSON, hashed; each event holds the hash of the one before',
    proofs: [
      ...proofs(
        'unit/platform/canonical.test.ts',
        'is what RFC 8785 says: sorted by UTF-16 units, no spaces, short escapes',
        'is the same however a letter was composed',
      ),
      ...proofs('unit/agreements/chain.test.ts', 'begins at nothing and holds the hash of the one before'),
    ],
  },
  {
    id: 'sealed',
    says: 'One PDF with all of it, sealed over every byte, the same from the same; a job that ends with one seal',
    proofs: [
      ...proofs(
        'unit/agreements/seal.test.ts',
        'covers the whole file and is by the key of this installation',
        'carries its time, over the very signature',
      ),
      ...proofs(
        'integration/agreements/copy.test.ts',
        'is the same byte for byte from the same agreement',
        'is sealed by a certificate that stays known, and the chain says by which',
      ),
      ...proofs(
        'integration/reliability/sealing-survives-kill.test.ts',
        'ends with one seal, one copy and one mail each when killed after: %s',
      ),
    ],
  },
  {
    id: 'verified-by-anybody',
    says: 'Page and command need no account and agree; the chain can be checked without our code',
    proofs: [
      ...proofs(
        'e2e/agreements/verify.spec.ts',
        'whoever holds a copy finds out whether it is genuine, with no account',
      ),
      ...proofs(
        'integration/agreements/verifying.test.ts',
        'answers the command in the same way, by exit code too',
      ),
      ...proofs('integration/agreements/seal-tools.test.ts', 'is genuine by the lines of docs/security.md'),
    ],
  },
  {
    id: 'never-editable',
    says: 'Signed versions, signatures, events, the books and the audit log: the database refuses to change them',
    proofs: proofs(
      'integration/tenancy/catalogue.test.ts',
      'lets the app neither change nor delete a row of %s',
    ).concat(
      proofs('integration/agreements/frozen.test.ts', 'changing or removing anything in %s'),
      proofs(
        'integration/tenancy/raw-sql.test.ts',
        'rewrites nothing in %s, not even as the owner of the table',
      ),
    ),
  },
  // what keeps working
  {
    id: 'nothing-acknowledged-is-lost',
    says: 'Killed at any moment, each action is done whole or not at all, each mail and payment once',
    proofs: [
      ...proofs(
        'reliability/approvals-survive-kill.test.ts',
        'leaves each done whole or not at all; the rest can be approved, and each mail is sent once',
      ),
      ...proofs(
        'integration/reliability/exactly-once.test.ts',
        'notifications through two workers that are killed',
      ),
      ...proofs(
        'integration/pay/stripe-schedules.test.ts',
        'pays each exactly once when every worker is killed at each of its steps',
      ),
      ...proofs(
        'integration/platform/mail.test.ts',
        'arrives once when the worker is killed between sending it and writing that down',
      ),
    ],
  },
  {
    id: 'two-at-once',
    says: 'Where two act at once, the slower is told and keeps what they typed; drafts outlive a lost line',
    proofs: [
      ...proofs(
        'e2e/briefs/terms.spec.ts',
        'approved in two tabs at once it is approved once, and the slower keeps what they typed',
      ),
      ...proofs(
        'e2e/agreements/drafting.spec.ts',
        'the tools of the text, the order of the clauses and a lost connection lose nothing',
      ),
      ...proofs(
        'e2e/people/signing-in.spec.ts',
        'a session that ends while a form is being filled in loses nothing that was typed',
      ),
    ],
  },
  {
    id: 'right-times',
    says: 'Deadlines hold over changes of clocks and leap days; what was missed is told once',
    proofs: [
      ...proofs(
        'unit/platform/deadline-edges.test.ts',
        'at %s is of the day it names, or says that the day has no such time',
        'on the 29th of February is there in leap years alone',
      ),
      ...proofs(
        'integration/notifications/reminders.test.ts',
        'after a standstill only what is still true goes out: overdue, and not "due in a day"',
      ),
    ],
  },
  {
    id: 'others-down',
    says: 'Stripe, the mail service or the store down: jobs wait, pages say so, poison parks',
    proofs: [
      ...proofs(
        'integration/pay/stripe.test.ts',
        'waits while Stripe is down, is stuck to see for an operator after an hour, and goes on once it is back',
      ),
      ...proofs(
        'integration/platform/mail.test.ts',
        'waits while the service is down, is tried again, and arrives once',
      ),
      ...proofs('integration/platform/jobs.test.ts', 'parks a job that can never succeed, and says so'),
      ...proofs(
        'integration/operating/operating.test.ts',
        'sees what was given up without a word of anybody’s, and has it tried again, once',
        'sends what didn’t arrive again, as a mail of its own; of two presses one is heard',
      ),
    ],
  },
  {
    id: 'stops-and-is-watched',
    says: 'It stops without cutting anybody off; health, readiness and measures',
    proofs: [
      ...proofs(
        'unit/platform/stopping.test.ts',
        'ends what would have kept it waiting, and nothing that has ended already',
      ),
      ...proofs(
        'integration/platform/readiness.test.ts',
        'lets people come when the database answers and is as new as the code',
      ),
      ...proofs('integration/platform/observing.test.ts', 'are for whoever shows the token, and nobody else'),
    ],
  },
  {
    id: 'back-up-and-leave',
    says: 'What is backed up comes back and verifies; what leaves keeps signed records',
    proofs: [
      ...proofs(
        'integration/platform/back-up.test.ts',
        'is put into another server: every row is there, every seal and chain verifies, and people go on',
      ),
      ...proofs(
        'integration/archive/importing.test.ts',
        'comes in whole: every page shows the same, and what goes out again is the same bytes',
      ),
      ...proofs(
        'integration/deletion/deleting.test.ts',
        'keeps what was signed for whoever signed it, sealed and sound, and nothing that was said',
        'leaves the other side its record, sound and sealed, and of them nothing that it doesn’t need',
      ),
      ...proofs(
        'integration/tenancy/raw-sql.test.ts',
        'goes just what no record needs, and nothing of another business',
      ),
    ],
  },
  {
    id: 'errors-for-people',
    says: 'An error says what happened, what was kept and what to do; never a stack',
    proofs: [
      ...proofs(
        'unit/platform/error-page.test.tsx',
        'says what was kept and what to do, and nothing of the inside',
      ),
      ...proofs(
        'unit/platform/answers.test.ts',
        'of a bug says that nothing changed, gives a reference, and tells nothing of the inside',
      ),
    ],
  },
  {
    id: 'known-holes',
    says: 'What is shipped is looked through for known holes',
    proofs: proofs(
      'unit/scripts/audit.test.ts',
      'is bad when it is high or critical, and worth a line when it is less',
    ),
  },
];
