import { type Line, proofs } from './line';

export const SIGNATURES_THAT_STAND_UP: readonly Line[] = [
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
        'can be shown again in the same session, which is then fresh, and the evidence of a signature names it',
      ),
      ...proofs(
        'integration/auth/former-address.test.ts',
        'and began by %s says in what is signed there that it was under the former one',
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
        "covers the whole file and is by this installation's key",
        'includes its time, over this very signature',
      ),
      ...proofs(
        'integration/agreements/copy.test.ts',
        'is the same byte for byte from the same agreement',
        'is sealed with a certificate that stays known, and the chain names it',
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
        'anybody who holds a copy finds out whether it is genuine, without an account',
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
];
