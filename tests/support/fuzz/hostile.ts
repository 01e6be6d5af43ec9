import fc from 'fast-check';

/** Ids of rows by their table, of the actors and of a business that isn't theirs. */
export type IdPool = Readonly<Record<string, readonly string[]>>;

/**
 * Values that have broken programs before: extreme numbers, control and direction marks, names from JavaScript,
 * formulas, impossible dates.
 */
const NASTY = [
  // white space, control and direction marks
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\u202egnp.exe',
  '\u2066\u2069',
  '\ufeff',
  '\ud800',
  '\uffff',
  '\u0301',
  // names of JavaScript
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'true',
  // numbers at their ends
  '0',
  '-0',
  '-1',
  '1e309',
  '-1e309',
  'NaN',
  'Infinity',
  '0x10',
  '1_000',
  '١٢٣',
  '1,5',
  '.5',
  '5e-324',
  '2147483647',
  '2147483648',
  '-2147483649',
  '9007199254740993',
  '99999999999999999999999',
  // dates, times and zones that don’t exist, or hardly
  '2026-02-30',
  '0000-01-01',
  '9999-12-31',
  '-271821-04-20',
  '275760-09-13',
  '2026-03-08',
  '+010000-01-01',
  '24:00',
  '23:59:60',
  '02:30',
  '9999-12-31T23:59',
  'America/Nowhere',
  'Etc/GMT+14',
  'EST5EDT',
  // formulas, SQL, mark-up and paths
  "'; DROP TABLE users; --",
  '%_%',
  '\\',
  '{{7*7}}',
  '=1+1',
  '@SUM(A1)',
  '\r\nBcc: x@x.example',
  '<script>alert(1)</script>',
  '[x](javascript:alert(1))',
  '../../etc/passwd',
  '/%2e%2e/',
  'C:\\con',
  // addresses
  'http://169.254.169.254/',
  'file:///etc/passwd',
  '//evil.example',
  'a@b',
  `${'a'.repeat(300)}@x.example`,
  // JSON, lone quotes and broken escapes
  '[]',
  '{}',
  '[{"a":1}]',
  '"',
  "'",
  '%',
  '%00',
  '%E0%A4%A',
  '\u{1f469}\u200d\u{1f373}',
  'ﷺ'.repeat(2_000),
  // more than anybody writes
  'A'.repeat(70_000),
  '\u0000'.repeat(5_000),
  '('.repeat(5_000),
  '- '.repeat(10_000),
  '['.repeat(20_000),
] as const;

const BYTES = [
  [0xff, 0xfe, 0xfd],
  [0xc3, 0x28],
  [0xed, 0xa0, 0x80],
  [0xf0, 0x28, 0x8c, 0x28],
  [0x25, 0x50, 0x44, 0x46, 0x2d],
  [0x50, 0x4b, 0x03, 0x04],
  [0x7b, 0x22, 0x61, 0x22, 0x3a],
  [],
] as const;

/** @returns ids: real ones of any table, well-formed ones of nothing, and almost valid ones. */
export function hostileIds(pool: IdPool): fc.Arbitrary<string> {
  const known = Object.values(pool).flat();
  const any = fc.constantFrom(...known);
  return fc.oneof(
    { weight: 6, arbitrary: any },
    { weight: 1, arbitrary: fc.uuid() },
    { weight: 1, arbitrary: any.map((id) => id.toUpperCase()) },
    { weight: 1, arbitrary: any.map((id) => `${id}\u0000`) },
    { weight: 1, arbitrary: fc.constantFrom('ffffffff-ffff-ffff-ffff-ffffffffffff', '{}', '0') },
  );
}

/** @returns one hostile value for a form or an address. */
export function hostileTexts(pool: IdPool): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...NASTY) },
    { weight: 3, arbitrary: hostileIds(pool) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
    { weight: 1, arbitrary: fc.integer().map(String) },
    { weight: 1, arbitrary: fc.double().map(String) },
    { weight: 1, arbitrary: fc.json() },
  );
}

/** @returns a hostile body of bytes: no text, half of a file, or JSON of anything. */
export function hostileBodies(pool: IdPool): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  return fc.oneof(
    fc.constantFrom(...BYTES).map((bytes) => Uint8Array.from(bytes)),
    fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Uint8Array.from(bytes)),
    fc.oneof(fc.json(), hostileTexts(pool)).map((text) => Uint8Array.from(Buffer.from(text))),
    fc.constant(new Uint8Array(600_000)),
  );
}

export type Entry = readonly [name: string, value: string | File];

const FILE_NAMES = [
  'a.png',
  '../../x',
  'con',
  '\u202egnp.exe',
  '',
  `${'n'.repeat(1_000)}.pdf`,
  'a\u0000.html',
];
const NAMES = [
  '__proto__.polluted',
  'constructor.prototype.polluted',
  'a[99999999]',
  'a[-1].b',
  'a[][]',
  '[',
  '.',
];

/**
 * @param right what a valid form would say
 * @returns it with invalid values, fields that are missing, repeated or unknown, and files in place of text.
 */
export function hostileForms(right: readonly Entry[], pool: IdPool): fc.Arbitrary<readonly Entry[]> {
  const texts = hostileTexts(pool);
  const files = fc
    .tuple(
      hostileBodies(pool),
      fc.constantFrom(...FILE_NAMES),
      fc.constantFrom('image/png', 'text/html', '\u0000'),
    )
    .map(([bytes, name, type]) => new File([bytes], name, { type }));
  const mangled = right.map(([name, value]) => entryOf(name, value, texts, files));
  const names = right.map(([name]) => name);
  const extra = fc.array(
    fc.tuple(
      fc.constantFrom(...NAMES, ...names, `${'x.'.repeat(500)}y`, ...names.map((name) => `${name}[0].x`)),
      texts,
    ),
    { maxLength: 2 },
  );
  return fc.tuple(fc.tuple(...mangled), extra).map(([entries, added]) => [...entries.flat(), ...added]);
}

function entryOf(
  name: string,
  value: Entry[1],
  texts: fc.Arbitrary<string>,
  files: fc.Arbitrary<File>,
): fc.Arbitrary<readonly Entry[]> {
  const as = (text: string | File): readonly Entry[] => [[name, text]];
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant(as(value)) },
    { weight: 5, arbitrary: texts.map(as) },
    { weight: 1, arbitrary: fc.constant<readonly Entry[]>([]) },
    { weight: 1, arbitrary: texts.map((text): readonly Entry[] => [...as(value), ...as(text)]) },
    { weight: 1, arbitrary: files.map(as) },
  );
}
