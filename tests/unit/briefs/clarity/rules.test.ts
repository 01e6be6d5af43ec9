import { describe, expect, it } from 'vitest';
import { type BriefToCheck, NOTHING_KNOWN } from '@/lib/briefs/clarity/brief';
import { checkClarity } from '@/lib/briefs/clarity/check';
import { keyOf, type RuleName } from '@/lib/briefs/clarity/finding';
import { similarBudgets } from '@/lib/briefs/clarity/similar-briefs';
import { whatIsMissing } from '@/lib/briefs/handing-over.rules';
import { CLEAR } from './clear-brief';

const LATE = { about: 'The first three pictures', at: new Date('2027-03-05T23:00:00Z') };

const said = (change: Partial<BriefToCheck>) => checkClarity({ ...CLEAR, ...change });
const rulesOf = (change: Partial<BriefToCheck>) => said(change).map(({ rule }) => rule);
const wordsOf = (rule: RuleName, instructions: string) =>
  said({ instructions })
    .filter((finding) => finding.rule === rule)
    .map(({ words }) => words?.text);

it('a clear brief gets no findings', () => {
  expect(said({})).toEqual([]);
});

describe('vague words', () => {
  it.each([
    ['Do this ASAP please.', 'ASAP'],
    ['I need it as soon as possible.', 'as soon as possible'],
    ['Send it soon.', 'soon'],
    ['Receipts, invoices etc. go in.', 'etc.'],
    ['Do it as usual.', 'as usual'],
    ['Use a nice picture.', 'nice'],
    ['Be quick.', 'Be quick'],
    ['Do it quickly.', 'quickly'],
    ['Try to get it done early next week.', 'early next week'],
    ['Do the older ones when you get to them.', 'when you get to them'],
  ])('are found in “%s”', (text, words) => {
    expect(wordsOf('vague_word', text)).toEqual([words]);
  });

  it.each([
    'As soon as the mail has arrived, forward it.',
    'A window seat is a nice-to-have.',
    'Take the train from Nice to Turin.',
    'Customers write “nice” and “ASAP” there.',
    'Search for `soon` in the tool.',
    'The page is https://shop.example/asap/soon and nothing else.',
    '> please do it ASAP',
    'Use the quick start guide.',
    'It is called Monsoon.',
  ])('aren’t in “%s”', (text) => {
    expect(wordsOf('vague_word', text)).toEqual([]);
  });

  it('are at the reported position', () => {
    const instructions = 'Bowls first.\n\nThen the rest, “quickly” or not, but soon.';
    const from = instructions.indexOf('soon');

    expect(said({ instructions })[0]?.words).toEqual({ text: 'soon', from, to: from + 4 });
  });

  it('take the comma along and leave the full stop when a list is complete after all', () => {
    const text = 'Enter receipts, invoices etc. Then stop.';
    const edit = said({ instructions: text })[0]?.suggestion?.edit;

    expect(edit).toMatchObject({ kind: 'replace', text: '.' });
    const { from, to } = edit?.kind === 'replace' ? edit : { from: 0, to: 0 };
    expect(`${text.slice(0, from)}.${text.slice(to)}`).toBe('Enter receipts, invoices. Then stop.');
  });
});

describe('a criterion', () => {
  const isFound = (criterion: string) =>
    rulesOf({ deliverables: [{ title: 'The list', criteria: [criterion] }] }).includes(
      'uncheckable_criterion',
    );

  it.each(['Looks good', 'Timely', 'High quality', 'professional tone', 'No mess', 'Not too long'])(
    'can’t be checked when it says “%s”',
    (criterion) => {
      expect(isFound(criterion)).toBe(true);
    },
  );

  it.each([
    'No spelling mistakes',
    'Under 50 words',
    'All links work',
    'Good enough to print at 300 dpi',
    'Signed',
  ])('can when it says “%s”', (criterion) => {
    expect(isFound(criterion)).toBe(false);
  });
});

describe('the other rules', () => {
  it.each<[RuleName, Partial<BriefToCheck>]>([
    ['outcome_repeats_title', { title: 'Chase unpaid invoices', outcome: 'Unpaid invoices are chased.' }],
    ['not_attached', { instructions: 'See attached.' }],
    ['not_attached', { instructions: 'Take the file below.' }],
    ['not_attached', { instructions: 'Compare each with the attached list.' }],
    ['no_givens', { givens: [''], known: { ...NOTHING_KNOWN, playbookGivens: ['Say pot.'] } }],
    ['budget_unlike_similar', { known: { ...NOTHING_KNOWN, similarMinutes: [60, 60, 90] } }],
    ['autonomy_contradicted', { autonomy: 'decide_alone', instructions: 'Check with me before you send.' }],
    ['ask_first_without_list', { autonomy: 'ask_first', asksFirst: [''] }],
    ['check_in_after_deadline', { checkIns: [LATE], known: { ...NOTHING_KNOWN, deadlineAt: LATE.at } }],
    ['vague_word', { asksFirst: ['Prices, dates etc.'] }],
    ['dangling_pronoun', { outcome: 'It should be ready for the fair.' }],
    ['idiom', { instructions: 'Touch base with the printer.' }],
    ['no_criterion', { deliverables: [...CLEAR.deliverables, { title: 'A list', criteria: [''] }] }],
    ['deadline_without_time', { deadlineTime: '' }],
    ['no_deadline', { deadlineDate: '' }],
    ['no_deliverable', { deliverables: [] }],
  ])('%s is reported', (rule, change) => {
    expect(rulesOf(change)).toEqual([rule]);
  });

  it.each<[string, Partial<BriefToCheck>]>([
    ['a file is there', { instructions: 'See attached.', known: { ...NOTHING_KNOWN, files: 1 } }],
    ['a link is there', { instructions: 'Take the file below: https://drive.example/a' }],
    ['“attached” is about the work', { instructions: 'Tags must be attached to each pot.' }],
    [
      'something comes back attached',
      { deliverables: [{ title: 'The 17 records', criteria: ['Each has its certificate attached'] }] },
    ],
    ['a text says when to ask', { autonomy: 'ask_first', instructions: 'Ask me first.' }],
    ['decisions are named', { autonomy: 'ask_first', asksFirst: ['Anything above $60'] }],
    [
      'who decides alone asks about two',
      { autonomy: 'decide_alone', asksFirst: ['Ask me before you delete one'] },
    ],
    [
      'a check-in is before the deadline',
      { checkIns: [{ ...LATE, at: new Date(0) }], known: { ...NOTHING_KNOWN, deadlineAt: LATE.at } },
    ],
    [
      'a check-in has no moment yet',
      { checkIns: [{ ...LATE, at: null }], known: { ...NOTHING_KNOWN, deadlineAt: LATE.at } },
    ],
    ['“it” stands for nothing', { outcome: 'It is important that every picture is sharp.' }],
    ['“this” has its noun', { outcome: 'This printer has all that she asked for.' }],
    ['two budgets say nothing yet', { known: { ...NOTHING_KNOWN, similarMinutes: [10, 10] } }],
    ['the outcome says more', { title: 'Chase invoices', outcome: 'No invoice is older than 30 days.' }],
  ])('nothing is reported when %s', (_, change) => {
    expect(said(change)).toEqual([]);
  });

  it('say nothing about words of other languages, and still ask for what every brief needs', () => {
    const german = {
      title: 'Rechnungen',
      outcome: 'Alle Rechnungen der letzten Woche sind bezahlt und niemand wartet länger als einen Tag.',
      instructions: 'Bitte ASAP, soon, nice, wie immer, und danach Bescheid geben.',
    };

    expect(rulesOf({ ...german, givens: [] })).toEqual([]);
    expect(rulesOf({ ...german, givens: [], deadlineDate: '' })).toEqual(['no_deadline']);
  });

  it.each([
    [
      'Portuguese',
      'Se faltar uma nota, peça a segunda via ao fornecedor e me avise no mesmo dia, com o nome do fornecedor, a data do pagamento, o valor e o número do pedido, para que eu possa cobrar a quem for do caso.',
    ],
    [
      'Polish',
      'Do każdej płatności z wyciągu trzeba dopasować fakturę, a jeśli jej nie ma, napisać do dostawcy i poprosić o kopię, a to, co nie pasuje, wpisać do arkusza i podać kwotę, datę i numer, i to do piątku.',
    ],
    [
      'Dutch',
      'De facturen staan in de map; is er een verschil, zet dan het bedrag, de datum en het nummer in het blad, en was een factuur in december al betaald, laat het ons dan weten, in euro of in dollar, want we betalen ze in januari.',
    ],
    [
      'Danish',
      'For hver betaling på kontoudtoget skal der være et bilag, og hvis det mangler, skriver du til leverandøren og beder om at få det, så at vi i december kan se, at alle beløb, datoer og numre er rigtige.',
    ],
  ])('take no %s sentence for an English one', (_, instructions) => {
    expect(
      rulesOf({
        title: 'November',
        outcome: '',
        instructions,
        givens: [],
        deliverables: [{ title: '11', criteria: ['11'] }],
      }),
    ).toEqual([]);
  });
});

describe('what is required', () => {
  it.each<Partial<BriefToCheck>>([
    { deadlineDate: '', deliverables: [] },
    { deliverables: [{ title: '', criteria: ['White'] }] },
    { deliverables: [{ title: 'Pictures', criteria: [''] }] },
  ])('is exactly what handing over requires, at the same fields: %j', (change) => {
    const brief = { ...CLEAR, ...change };
    const required = checkClarity(brief).filter(({ severity }) => severity === 'required');

    expect(required.map(({ reason }) => reason).sort()).toEqual(
      whatIsMissing(brief)
        .map(({ message }) => message)
        .sort(),
    );
  });
});

it('the same brief gets the same answer, and each finding a key that a form can carry', () => {
  const brief = { instructions: `Do it ${'soon '.repeat(60)}and so on, at the end of the day.` };

  expect(said(brief)).toEqual(said(brief));
  expect(said(brief).every((finding) => keyOf(finding).length <= 120)).toBe(true);
});

it('stops at a row of adverbs with no verb after it', () => {
  expect(rulesOf({ instructions: `The list is${' only fully'.repeat(15)} here.` })).toEqual([
    'long_sentence',
  ]);
});

it('briefs of nearly the same title are similar, others aren’t', () => {
  const recent = [
    { title: 'Edit episode 41', budgetMinutes: 300 },
    { title: 'October closing', budgetMinutes: 360 },
  ];

  expect(similarBudgets('Edit episode 42', recent)).toEqual([300]);
});
