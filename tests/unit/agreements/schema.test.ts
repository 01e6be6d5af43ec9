import { describe, expect, it } from 'vitest';
import { CreateAgreement, SaveAgreement } from '@/lib/agreements/drafting/drafting.schema';
import { CONFIRMATION, CONSENT, consentFor, SignAgreement } from '@/lib/agreements/schema';
import { templateOf } from '@/lib/agreements/templates';
import { NOTHING_SAID } from '@/lib/agreements/terms/paying.rules';
import { newId } from '@/lib/platform/ids';

const typed = {
  rate: '14.50',
  currency: 'USD',
  cap: '580',
  paySchedule: 'weekly',
  evaluationCadenceMonths: '6',
  responseTimeHours: '24',
  noticeDays: '14',
  autoApprovalDays: '',
  startsOn: '2026-12-01',
  endsOn: '',
};
const about = { id: newId(), workspaceId: newId(), engagementId: newId() };
const creation = { ...about, templateKey: 'hourly', title: 'Agreement', ...typed };
const saving = {
  workspaceId: about.workspaceId,
  id: about.id,
  version: '3',
  payType: 'hourly',
  title: 'Agreement',
  clauses: [{ key: 'pay', heading: 'Pay', body: 'We pay {{rate}}.' }],
  ...typed,
};

/** @returns the messages of a refused form, by input. */
function messagesOf(schema: typeof CreateAgreement | typeof SaveAgreement, form: object) {
  const parsed = schema.safeParse(form);
  if (parsed.success) return {};
  return Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join('.'), message]));
}

describe('the form of an agreement', () => {
  it('is parsed into terms, and takes the clauses of its template when it brings none', () => {
    const { terms, clauses } = CreateAgreement.parse(creation);

    expect(terms).toEqual({
      payType: 'hourly',
      rateMinor: 1450,
      currency: 'USD',
      capMinor: 58_000,
      paySchedule: 'weekly',
      evaluationCadenceMonths: 6,
      responseTimeHours: 24,
      noticeDays: 14,
      autoApprovalDays: null,
      ...NOTHING_SAID,
      startsOn: '2026-12-01',
      endsOn: null,
    });
    expect(clauses).toEqual(templateOf('hourly').clauses);
  });

  it.each<[string, object, string]>([
    ['an amount that is none', { rate: 'fourteen' }, 'rate'],
    ['no amount', { rate: '' }, 'rate'],
    ['a limit that is none', { cap: 'a lot' }, 'cap'],
    ['a limit below one unit of the rate', { cap: '14.49' }, 'cap'],
    ['a currency that doesn’t exist', { currency: 'XYZ' }, 'currency'],
    ['30 February', { startsOn: '2027-02-30' }, 'startsOn'],
    ['a date in words', { startsOn: 'next Monday' }, 'startsOn'],
    ['an end that is no date', { endsOn: '2027-13-01' }, 'endsOn'],
    ['an end before the start', { endsOn: '2026-11-30' }, 'endsOn'],
    ['half a day of notice', { noticeDays: '1.5' }, 'noticeDays'],
    ['a notice in words', { noticeDays: 'two weeks' }, 'noticeDays'],
    ['a notice longer than the term', { noticeDays: '30', endsOn: '2026-12-20' }, 'noticeDays'],
    ['an evaluation every two years', { evaluationCadenceMonths: '24' }, 'evaluationCadenceMonths'],
    ['nothing for the response time', { responseTimeHours: '' }, 'responseTimeHours'],
    ['no title', { title: ' \u202e ' }, 'title'],
  ])('is refused at the field for %s, with a message for its reader', (_what, changes, field) => {
    const messages = messagesOf(CreateAgreement, { ...creation, ...changes });

    expect(Object.keys(messages)).toEqual([field]);
    expect(messages[field]).toMatch(/^[A-Z].*\.$/);
  });

  it('reports everything that is wrong at once', () => {
    const messages = messagesOf(CreateAgreement, {
      ...creation,
      rate: '',
      noticeDays: '400',
      endsOn: '2020-01-01',
    });

    expect(Object.keys(messages).sort()).toEqual(['endsOn', 'noticeDays', 'rate']);
  });

  it('says once of an amount that it can’t be read', () => {
    const { error } = CreateAgreement.safeParse({ ...creation, rate: 'fourteen' });

    expect(error?.issues.map(({ path }) => path)).toEqual([['rate']]);
  });

  it.each([
    [
      { roundingMinutes: '15', roundingWay: 'up' },
      { roundingMinutes: 15, roundingWay: 'up' },
    ],
    [{ roundingMinutes: '15' }, { roundingMinutes: 15, roundingWay: 'nearest' }],
    [
      { roundingMinutes: '', roundingWay: 'up' },
      { roundingMinutes: null, roundingWay: null },
    ],
  ])('rounds as is chosen in %j', (chosen, terms) => {
    expect(CreateAgreement.parse({ ...creation, ...chosen }).terms).toMatchObject(terms);
  });

  it('judges clauses that a new agreement brings along, as it does when they are saved', () => {
    const clauses = [{ heading: 'Pay', body: '{{wage}}' }];

    expect(Object.keys(messagesOf(CreateAgreement, { ...creation, clauses }))).toEqual(['clauses.0.body']);
  });

  it('knows the page that saves from others in which it is open', () => {
    const savedIn = newId();

    expect(SaveAgreement.parse({ ...saving, savedIn }).seen).toMatchObject({ version: 3, savedIn });
    expect(SaveAgreement.parse(saving).seen).toEqual({ version: 3, savedIn: null, takesOver: false });
    expect(SaveAgreement.parse({ ...saving, takesOver: 'on' }).seen.takesOver).toBe(true);
  });

  it('leaves out clauses that were emptied, and gives custom clauses keys of their own', () => {
    const own = { heading: 'Equipment', body: 'Each brings their own.' };
    const rows = [{ key: 'pay', heading: '', body: ' ' }, { ...own, key: 'own-1' }, own, undefined, own];

    const { clauses } = SaveAgreement.parse({ ...saving, clauses: rows });

    expect(clauses.map(({ key }) => key)).toEqual(['own-1', 'own-2', 'own-3']);
  });

  it.each<[string, object[], string]>([
    ['a clause without a heading', [{ key: 'pay', heading: '', body: 'We pay.' }], 'clauses.0.heading'],
    ['a clause that says nothing', [{ key: 'pay', heading: 'Pay', body: '' }], 'clauses.0.body'],
    ['a placeholder that stands for nothing', [{ heading: 'Pay', body: '{{wage}}' }], 'clauses.0.body'],
    ['a placeholder in a heading', [{ heading: '{{rate}}', body: 'We pay.' }], 'clauses.0.heading'],
    ['no clause at all', [{ heading: '', body: '' }], 'clauses.0.heading'],
  ])('names the clause for %s', (_what, clauses, field) => {
    expect(Object.keys(messagesOf(SaveAgreement, { ...saving, clauses }))).toEqual([field]);
  });

  it('keeps hostile text as text, without what no text needs', () => {
    const body = '<script>alert(1)</script>\u0000 \u0007{{rate}}\r\nA\u030A';

    const { clauses } = SaveAgreement.parse({ ...saving, clauses: [{ heading: 'Pay\u202e', body }] });

    expect(clauses[0]).toMatchObject({
      heading: 'Pay',
      body: '<script>alert(1)</script> {{rate}}\n\u00c5',
    });
  });
});

describe('the form of a signature', () => {
  const form = { ...about, documentHash: 'a'.repeat(64), signedName: ' Maria  Santos ', consent: 'on' };

  it('needs the box ticked and a name typed', () => {
    expect(SignAgreement.parse(form).signedName).toBe('Maria Santos');
    expect(SignAgreement.safeParse({ ...form, consent: undefined }).success).toBe(false);
    expect(SignAgreement.safeParse({ ...form, signedName: ' ' }).success).toBe(false);
  });

  it('may be drawn as well, by strokes and nothing else', () => {
    const drawnBy = (drawn: string | undefined) => SignAgreement.parse({ ...form, drawn }).drawn;

    expect([drawnBy(undefined), drawnBy(''), drawnBy('M10 20L30 40')]).toEqual([null, null, 'M10 20L30 40']);
    expect(SignAgreement.safeParse({ ...form, drawn: 'M10 20"/><script>' }).success).toBe(false);
  });

  it('consents to sign, or to confirm what was signed elsewhere', () => {
    expect(consentFor({ isImported: false })).toBe(CONSENT);
    expect(consentFor({ isImported: true })).toBe(CONFIRMATION);
  });

  it('needs the hash of what was read', () => {
    expect(SignAgreement.safeParse({ ...form, documentHash: 'A'.repeat(64) }).success).toBe(false);
    expect(SignAgreement.safeParse({ ...form, documentHash: '' }).success).toBe(false);
  });
});
