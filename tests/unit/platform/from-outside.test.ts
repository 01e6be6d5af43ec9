import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SeenVersion } from '@/lib/platform/actions/seen-version';
import { searchedText } from '@/lib/platform/actions/text';
import { arrivedFiles } from '@/lib/platform/files/chosen';
import { Id } from '@/lib/platform/ids';
import { readRowPlace, writeRowPlace } from '@/lib/platform/paging/row-place';
import { resolveDeadline } from '@/lib/platform/time/deadline';
import { calendarDay, clockMinute, instantOfDigits, instantText } from '@/lib/platform/time/from-outside';

const ID = '019a310f-e8e0-72c0-add7-0a64743ed31e';
/** 10000-01-01, which PostgreSQL can't read the way that JavaScript writes it. */
const YEAR_10000 = 253_402_300_800_000;

describe('a day from outside', () => {
  it.each(['1900-01-01', '2026-11-27', '2028-02-29', '9998-12-31'])('can be %s', (day) => {
    expect(calendarDay().parse(day)).toBe(day);
    expect(resolveDeadline(`${day}T12:00`, 'Asia/Manila').ok).toBe(true);
  });

  it.each([
    '0000-01-01',
    '0001-01-01',
    '1899-12-31',
    '9999-12-31',
    '+010000-01-01',
    '2026-02-30',
    '2026-11-27\u0000',
  ])('can’t be %j, neither alone nor as a deadline', (day) => {
    expect(calendarDay().safeParse(day).success).toBe(false);
    expect(resolveDeadline(`${day}T12:00`, 'Asia/Manila').ok).toBe(false);
  });

  it('tells the person what is wrong in the words of its form', () => {
    expect(
      calendarDay('Choose a day.')
        .safeParse('0000-01-01')
        .error?.issues.map(({ message }) => message),
    ).toEqual(['Choose a day.']);
  });
});

describe('a moment from outside', () => {
  it.each([
    '0000-06-01T00:00:00Z',
    '1899-12-31T23:59:59Z',
    '9999-12-31T23:59:59Z',
    '+010000-01-01T00:00:00Z',
  ])('can’t be %s', (text) => {
    expect(instantText().safeParse(text).success).toBe(false);
    expect(clockMinute().safeParse(text.slice(0, 16)).success).toBe(false);
  });

  it('can be now', () => {
    expect(instantText().safeParse('2026-11-27T12:30:00.123Z').success).toBe(true);
    expect(clockMinute().safeParse('2026-11-27T12:30').success).toBe(true);
  });

  it.each(['', '-1', '1e3', ' 1', String(YEAR_10000), '999999999999999', '9'.repeat(400)])(
    'can’t be %j milliseconds',
    (digits) => {
      expect(instantOfDigits(digits)).toBeNull();
    },
  );
});

describe("the end of a list's page", () => {
  it('comes back from an address as it went in', () => {
    const place = { at: new Date('2026-11-27T12:30:00.123Z'), id: ID };

    expect(readRowPlace(writeRowPlace(place))).toEqual(place);
  });

  it.each([
    undefined,
    null,
    '',
    'nonsense',
    '1_2',
    "1_'; drop table briefs",
    ['1', ID],
    { toString: null },
    `${YEAR_10000}_${ID}`,
    `-1_${ID}`,
    `1_${ID}_`,
    `1_${ID}\u0000`,
    `1.5_${ID}`,
    `2026-11-27_${ID}`,
  ])('is the beginning when the address carries %j', (sent) => {
    expect(readRowPlace(sent)).toBeNull();
  });
});

describe('a version from outside', () => {
  it.each(['2147483648', '-1', '1.5', 'NaN', '1e309', '9007199254740993'])('can’t be %s', (typed) => {
    expect(SeenVersion.safeParse(typed).success).toBe(false);
  });

  it('can be what the database keeps', () => {
    expect(SeenVersion.parse('2147483647')).toBe(2_147_483_647);
  });
});

describe("an address's search words", () => {
  it('contain nothing that PostgreSQL refuses', () => {
    expect(searchedText(100).parse(' a\u0000b ')).toBe('ab');
    expect(searchedText(100).parse(['a'])).toBe('');
    expect(searchedText(3).parse('abcd')).toBe('');
  });
});

describe('what comes in', () => {
  /** What we ourselves wrote, and read again. */
  const OURS =
    /(?:queries|row|facts|jobs|statement|message|delivery-hash|manifest|reference-file|common-shapes|people|mail-events|notifying)\.ts$|facts\/schema\.ts$/;

  it('has its days and moments parsed here and nowhere else, so that none can be out of range', () => {
    const elsewhere = globSync('{app,components,lib}/**/*.{ts,tsx}')
      .filter((file) => !file.includes('generated') && !file.endsWith('from-outside.ts') && !OURS.test(file))
      .filter((file) => /z\s*\.iso\b|z\s*\.coerce\s*\.date/.test(readFileSync(file, 'utf8')));

    expect(elsewhere).toEqual([]);
  });
});

describe('an id from outside', () => {
  it('is one text in either case, as it is one id to PostgreSQL: otherwise there would be two locks, or two items in a list', () => {
    expect(Id.parse(ID.toUpperCase())).toBe(ID);
    expect(arrivedFiles(2).parse([ID, ID.toUpperCase()])).toEqual([ID]);
  });

  it('is read by a form in this way alone', () => {
    const schemas = globSync('lib/**/{schema,*.schema}.ts');

    expect(schemas.length).toBeGreaterThan(20);
    expect(schemas.filter((file) => /z\s*\.(?:uuid|guid)\b/.test(readFileSync(file, 'utf8')))).toEqual([]);
  });
});
