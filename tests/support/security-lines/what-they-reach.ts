import { type Line, proofs } from './line';

export const WHAT_THEY_REACH: readonly Line[] = [
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
        'refuses to start as the owner of the tables',
      ),
      ...proofs(
        'integration/tenancy/raw-sql.test.ts',
        'shows nobody a row of a business they don’t belong to, in any table',
        'changes and deletes no row of another business, in any table',
        'adds no row to another business or another’s engagement, and moves none there, in any table',
        'shows a connection that has not said who it is not a single row, in any table',
        'leaves former owners and managers nothing, and former assistants their own record',
      ),
      ...proofs(
        'integration/tenancy/own-rows.test.ts',
        'of %s can be read by its person, and reached by nobody else',
        'of %s can be reached by no person',
      ),
    ],
  },
  {
    id: 'browser-rules',
    says: 'Origins of actions from the environment; scripts by nonce only; HSTS, no framing, no sniffing; __Host- cookies',
    proofs: [
      ...proofs(
        'unit/platform/content-policy.test.ts',
        'is enforced, with nothing that lets an inline script run, and violations are reported to us',
        'lets nobody frame a page, and forms post only to us',
      ),
      ...proofs('e2e/content-policy.spec.ts', 'a script injected into a page is refused by its policy'),
      ...proofs(
        'unit/platform/before-pages.test.ts',
        'its request and its response have the same policy, with a nonce that no other page has',
      ),
      ...proofs(
        'unit/platform/answer-headers.test.ts',
        'are on every response',
        'allow posting to actions only from where the environment says so',
      ),
      ...proofs(
        'unit/auth/cookies.test.ts',
        'is for this host alone, over https alone, and no script’s to read',
      ),
    ],
  },
];
