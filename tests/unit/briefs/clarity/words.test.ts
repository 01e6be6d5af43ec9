import { describe, expect, it } from 'vitest';
import type { BriefToCheck } from '@/lib/briefs/clarity/brief';
import { checkClarity } from '@/lib/briefs/clarity/check';
import type { RuleName } from '@/lib/briefs/clarity/finding';
import { CLEAR } from './clear-brief';
import { ASKED_FIRST, CLEAR_THERE, OPINIONS, SAYINGS, SOME, TO_CHECK, VAGUE_WORDS } from './words';

/** What a rule says about a sentence among the instructions. */
const foundIn = (
  rule: RuleName,
  instructions: string,
  autonomy: BriefToCheck['autonomy'] = 'decide_and_tell',
) => checkClarity({ ...CLEAR, instructions, autonomy }).filter((finding) => finding.rule === rule);

const vague = VAGUE_WORDS.flatMap(([reason, words]) => words.map((each) => [each, reason] as const));
const sayings = SAYINGS.flatMap(([plain, words]) => words.map((each) => [each, plain] as const));

describe('each way of saying it', () => {
  it.each(vague)('“%s” %s', (words, reason) => {
    const [found, ...more] = foundIn('vague_word', `Then ${words}, it says.`);

    expect([found?.words?.text, more]).toEqual([words, []]);
    expect(found?.reason).toContain(reason);
  });

  it.each(SOME)('“%s some pages” leaves open which', (before) => {
    expect(foundIn('vague_word', `Then ${before} some pages.`).map(({ words }) => words?.text)).toEqual([
      'some pages',
    ]);
  });

  it.each(CLEAR_THERE)('but not in “%s”', (text) => {
    expect(foundIn('vague_word', text)).toEqual([]);
  });

  it.each([
    ['promptly', 'Post promptly, in all 3 times.'],
    ['soon', 'Say as it is, soon.'],
    ['quick', 'Take a quick page to start.'],
    ['several', 'Take these, and several pages.'],
    ['nice', 'Take a nice page for the Ville.'],
    ['professional', 'Take a professional page on art.'],
    ['clean', 'Take a clean page on energy.'],
    ['clean', 'Take clean the page.'],
    ['Clean', 'Clean pages have the name.'],
    ['anything urgent', 'Send anything urgent and the rest (over $50).'],
  ])('and “%s” is where what makes it clear is elsewhere: “%s”', (words, text) => {
    expect(foundIn('vague_word', text).map((found) => found.words?.text)).toEqual([words]);
  });

  it.each(sayings)('“%s” is a saying for “%s”', (words, plain) => {
    const [found, ...more] = foundIn('idiom', `Then ${words}, it says.`);

    expect([found?.words?.text, more]).toEqual([words, []]);
    expect(found?.suggestion?.label).toBe(plain === null ? 'Say it in plain words' : `Put “${plain}”`);
  });

  it.each(ASKED_FIRST)('“%s” asks to be asked', (words) => {
    const [found, ...more] = foundIn('autonomy_contradicted', `Then ${words} it goes.`, 'decide_alone');

    expect([found?.words?.text, more]).toEqual([words, []]);
  });

  it.each(['Run each print by metre.', 'Clear it with methanol.', 'Don’t paint a pot without mystery.'])(
    '“%s” doesn’t',
    (text) => {
      expect(foundIn('autonomy_contradicted', text, 'decide_alone')).toEqual([]);
    },
  );

  it.each(OPINIONS)('“%s” is an opinion', (word) => {
    const criteria = [`Rather ${word} overall`];

    expect(rulesFor(criteria)).toEqual(['uncheckable_criterion']);
  });

  it('and one of more than seven words may say something else besides', () => {
    expect(rulesFor(['Rather good in look and feel overall'])).toEqual(['uncheckable_criterion']);
    expect(rulesFor(['Rather good in look and feel and overall'])).toEqual([]);
  });

  it.each(TO_CHECK)('and with “%s” beside it, it can be checked', (word) => {
    expect(rulesFor([`Good ${word} overall`])).not.toContain('uncheckable_criterion');
  });
});

function rulesFor(criteria: readonly string[]): readonly RuleName[] {
  return checkClarity({ ...CLEAR, deliverables: [{ title: 'The list', criteria }] }).map(({ rule }) => rule);
}
