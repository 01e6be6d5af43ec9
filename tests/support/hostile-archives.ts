import { readFile, writeFile } from 'node:fs/promises';
import { newId } from '@/lib/platform/ids';
import { changePerson, type Entries, forge, replaceInFile } from './archives';

/** Whose archive is made hostile, and somebody in it. */
type Of = { readonly workspaceId: string; readonly personId: string };

type Make = (from: string, to: string, of: Of) => Promise<void>;

/** Archives that must not be imported: what each is, how it is made from a good one, and how it is refused. */
export const HOSTILE: readonly (readonly [what: string, make: Make, refusedWith: RegExp])[] = [
  [
    'ends in the middle',
    async (from, to) => {
      const bytes = await readFile(from);
      await writeFile(to, bytes.subarray(0, bytes.length / 2));
    },
    /end of central directory/i,
  ],
  [
    'had a byte of a file changed',
    withoutKey((entries) =>
      rewrite(entries, 'README.txt', (text) => text.replace('everything', 'not much..')),
    ),
    /changed after/,
  ],
  [
    'had its manifest changed',
    withoutKey((entries) =>
      rewrite(entries, 'manifest.json', (text) => text.replace('"whole"', '"business"')),
    ),
    /manifest was changed after it was signed/,
  ],
  ['lacks an entry', forged((entries) => entries.delete('rows/messages.jsonl')), /missing|is half of one/],
  [
    'leads out of its folder',
    (from, to) => replaceInFile(from, to, 'README.txt', '../ADME.txt'.slice(0, 10)),
    /invalid relative path|manifest doesn’t know/,
  ],
  [
    'has a row of another business',
    forged((entries, { workspaceId }) =>
      rewrite(entries, 'rows/messages.jsonl', (rows) => rows.replaceAll(workspaceId, newId())),
    ),
    /"messages" has a row of another business/,
  ],
  [
    'has a row that is far too long',
    forged((entries) =>
      rewrite(entries, 'rows/messages.jsonl', () => `{"body":"${'x'.repeat(9 * 1024 * 1024)}"}\n`),
    ),
    /grow to far more|too long/,
  ],
  [
    'has a column that nobody knows',
    forged((entries) =>
      rewrite(entries, 'rows/messages.jsonl', (rows) => rows.replaceAll('{', '{"is_admin": true, ')),
    ),
    /other columns/,
  ],
  [
    'has fewer rows than it says',
    forged((entries) => rewrite(entries, 'rows/messages.jsonl', () => '')),
    /not as many rows/,
  ],
  [
    'has the text of an agreement changed',
    forged((entries) =>
      rewrite(entries, 'rows/agreement_versions.jsonl', (rows) =>
        rows.replaceAll('\\"rateMinor\\":1450', '\\"rateMinor\\":1050'),
      ),
    ),
    /not the one that was signed/,
  ],
  [
    'has the record of an agreement changed',
    forged((entries) =>
      rewrite(entries, 'rows/agreement_events.jsonl', (rows) =>
        rows.replace('"kind": "signed"', '"kind": "declined"'),
      ),
    ),
    /record of one of its agreements was changed/,
  ],
  [
    'has books that don’t balance',
    forged((entries) =>
      rewrite(entries, 'rows/ledger_entries.jsonl', (rows) =>
        rows.replace(/"amount_minor": (\d+)/, '"amount_minor": 1$1'),
      ),
    ),
    /don’t fit together/,
  ],
  [
    'brings somebody along who is not in the business',
    forged((entries) =>
      rewrite(entries, 'rows/people.jsonl', (rows) => {
        const [line = ''] = rows.split('\n');
        const stranger = { ...JSON.parse(line), id: newId(), email: 'eve@elsewhere.example' };
        return `${rows}${JSON.stringify(stranger)}\n`;
      }),
    ),
    /people along who are not in the business/,
  ],
  [
    'has somebody who is erased, with an address by which they could sign in',
    forged((entries, { personId }) =>
      changePerson(entries, personId, { deleted_at: '2027-04-01T12:00:00.000Z' }),
    ),
    /neither erased nor there/,
  ],
  [
    'has something to be done that no archive brings',
    forged((entries, { workspaceId }) => {
      const job = { key: null, max_attempts: 1, name: 'mail.send', payload: { workspaceId } };
      rewrite(entries, 'rows/jobs.jsonl', () => `${JSON.stringify({ ...job, run_at: new Date() })}\n`);
    }),
    /to be done can’t be read/,
  ],
  [
    'comes of another release',
    (from, to) =>
      forge(from, to, (_, manifest) => {
        manifest.schema = '20200101000000_before';
      }),
    /same release/,
  ],
];

/** Changed by somebody with a key: manifest and signature fit. */
function forged(change: (entries: Entries, of: Of) => void): Make {
  return (from, to, of) => forge(from, to, (entries) => change(entries, of));
}

/** Changed by somebody without a key: with the original manifest and signature. */
function withoutKey(change: (entries: Entries) => void): Make {
  return (from, to) => forge(from, to, change, { hasKey: false });
}

/** Throws if the entry already said what it should say only after the change: it would be no hostile archive. */
function rewrite(entries: Entries, name: string, write: (before: string) => string): void {
  const before = String(entries.get(name));
  const after = write(before);
  if (after === before) throw new Error(`${name} stayed as it was`);
  entries.set(name, Buffer.from(after));
}
