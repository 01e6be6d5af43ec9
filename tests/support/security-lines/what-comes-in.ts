import { type Line, proofs } from './line';

export const WHAT_COMES_IN: readonly Line[] = [
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
        'at $method $path is answered without an internal error, and with nothing of others',
      ),
    ],
  },
  {
    id: 'files',
    says: 'Files are typed by content, kept by hash, served to be saved, by short-lived links that ask again; scanned',
    proofs: [
      ...proofs(
        'integration/files/files.test.ts',
        'are typed by their content, whatever their name or the browser says',
        'reach both sides of their engagement, whole, for saving and never for running',
        'may be as large as 25 MB and no larger, and never empty',
        'are stored once for the same bytes',
      ),
      ...proofs(
        'unit/files/links.test.ts',
        'says what it is for and whose rights it has: for two minutes, and for a day to whoever has begun',
      ),
      ...proofs(
        'unit/files/pictures.test.ts',
        'is re-encoded: upright, without where and with what it was taken',
      ),
      ...proofs(
        'integration/files/checking.test.tsx',
        'that is infected is held back for good, and says so to both',
        'goes into no archive before it is known to be clean; an infected one never does',
        'that is an agreement signed elsewhere is mailed only if it is clean',
        'that is infected isn’t available from a playbook made from its brief either',
      ),
    ],
  },
  {
    id: 'markdown',
    says: 'Text that people wrote holds no HTML, no pictures from elsewhere, and links that give nothing away',
    proofs: proofs(
      'unit/forms/markdown-text.test.tsx',
      'shows no HTML, no script and no picture from elsewhere',
      'links without a referrer',
    ),
  },
  {
    id: 'entangled-text',
    says: 'No text that somebody writes can hold a server, keep a page from showing or break the printing of others',
    proofs: [
      ...proofs(
        'unit/forms/markdown-text.test.tsx',
        'shows as it was typed what nests deeper than anybody intends: %s',
        'shows signs that nobody can pair as they were typed: %s',
        'shows as it was typed what is more layers deep than anybody means: %s',
      ),
      ...proofs(
        'unit/platform/paper.test.tsx',
        'is printed however deep its %s, and so is whatever comes after it',
      ),
    ],
  },
  {
    id: 'endless-sheets',
    says: 'No file of rows and columns can hold a server',
    proofs: proofs('unit/briefs/importing/csv.test.ts', 'refuses %s by a limit'),
  },
  {
    id: 'spreadsheets',
    says: 'A cell that would be a formula is text',
    proofs: proofs(
      'integration/pay/statement.test.ts',
      'neutralises formulas that somebody typed, and leaves our own negative numbers',
    ),
  },
  {
    id: 'mail-headers',
    says: 'Nothing typed can begin another header of a mail',
    proofs: proofs(
      'unit/platform/text.test.ts',
      'can’t start another one',
      'never holds a break of any kind, and stays short',
    ),
  },
  {
    id: 'outgoing-addresses',
    says: 'What we call never lies in a private network',
    proofs: [
      ...proofs(
        'integration/notifications/pushing.test.ts',
        "an address that isn't a browser's push service is refused, and another person’s device can’t be turned off",
      ),
      ...proofs(
        'unit/platform/posting-out.test.ts',
        'goes to the address that was checked, wherever the name leads a moment later',
        'never goes to a name that leads to %s',
        "doesn't follow a redirect",
        'may get a long answer, of which only the beginning is read',
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
      'has no token, address, secret or body in it, even when code would pass one in',
    ).concat(
      proofs(
        'integration/platform/observing.test.ts',
        'is in the log under the reference that its reader is shown, as a part of their request',
        'reveal nothing of a business or its people',
      ),
    ),
  },
];
