import { describe, expect, it } from 'vitest';
import { type Done, lineOf, saidWithoutWho } from '@/lib/audit/line.rules';
import { AUDIT_WORDS } from '@/lib/audit/words/all';

const NOW = new Date('2026-11-27T12:00:00Z');
const BRIEF: Done = {
  who: 'Ruth Adeyemi',
  action: 'brief.drafted',
  subjectKind: 'brief',
  title: 'Fair in March',
  week: null,
  money: null,
  isSelf: false,
};

function sentence(done: Partial<Done>): string {
  const line = lineOf({ ...BRIEF, ...done }, NOW);
  return `${line.who} ${saidWithoutWho(line)}`;
}

/** A sentence for each action, and for each kind of thing that its wording depends on. */
const PHRASES = Object.entries(AUDIT_WORDS).flatMap(([action, words]) =>
  typeof words === 'string'
    ? [[action, words] as const]
    : Object.entries(words).map(([kind, each]) => [`${action} of ${kind}`, each] as const),
);

describe('a line of the audit log', () => {
  it.each(PHRASES)('puts %s as a person would: %s', (_, phrase) => {
    expect(phrase).toMatch(/^[a-z][a-z,-]*( ([a-z,-]+|…))*$/);
    // everything is over and done, so it begins with a verb in the past
    expect(phrase).toMatch(
      /^(\w+ed|began|brought|chose|could not|gave|held|kept|left|let|made|put|said|sent|set|stood|threw|took|went|withdrew|wrote)\b/,
    );
    expect(phrase).not.toMatch(/\b(null|undefined|workspace|engagement|membership|entity|id)\b/);
  });

  it('says different things in different words', () => {
    const phrases = PHRASES.map(([, phrase]) => phrase);

    expect(phrases.filter((phrase, at) => phrases.indexOf(phrase) !== at)).toEqual([]);
  });

  it.each<[string, Partial<Done>]>([
    ['Ruth Adeyemi drafted the brief “Fair in March”', {}],
    ['Handover handed over the brief “Fair in March”', { who: null, action: 'brief.handed_over' }],
    [
      'Maria Santos reported that the brief “Fair in March” is at risk',
      { who: 'Maria Santos', action: 'brief.risk_raised' },
    ],
    ['Ruth Adeyemi discarded the draft of a brief', { action: 'brief.draft_discarded', title: null }],
    [
      'Maria Santos paused the work with Adeyemi Ceramics',
      {
        who: 'Maria Santos',
        action: 'engagement.paused',
        subjectKind: 'engagement',
        title: 'Adeyemi Ceramics',
      },
    ],
    [
      'Handover approved, since nobody answered, the week of Mon 16 Nov',
      {
        who: null,
        action: 'timesheet.approved_by_agreement',
        subjectKind: 'timesheet',
        title: null,
        week: '2026-11-16',
      },
    ],
    [
      'Ruth Adeyemi recorded the payment of USD 120.00',
      {
        action: 'payment.recorded',
        subjectKind: 'payment',
        title: null,
        money: { minor: 12_000, currency: 'USD' },
      },
    ],
    [
      'Ruth Adeyemi wrote a message to Maria Santos',
      { action: 'thread.message_posted', subjectKind: 'engagement', title: 'Maria Santos' },
    ],
    [
      'Tomás Herrera removed themselves from those who run the business',
      { who: 'Tomás Herrera', action: 'membership.ended', subjectKind: 'membership', isSelf: true },
    ],
  ])('reads "%s"', (expected, done) => {
    expect(sentence(done)).toBe(expected);
  });

  it('is distinguished by what it is about, where one action applies to several kinds', () => {
    const kinds = ['agreement', 'brief', 'engagement', 'evaluation', 'payment', 'file'];
    const about = kinds.map((subjectKind) =>
      sentence({ action: 'thread.message_posted', subjectKind, title: null }),
    );

    expect(new Set(about).size).toBe(kinds.length);
  });

  it('never ends in "with" or "of", even where nothing is known any more', () => {
    const ended = Object.entries(AUDIT_WORDS)
      .filter(([, words]) => typeof words === 'string' && / (with|of|to|in|by)$/.test(words))
      .map(([action]) => action);
    const named = ['engagement', 'evaluation', 'invitation', 'membership', 'payment', 'pay_run', 'timesheet'];

    expect(ended.length).toBeGreaterThan(20);
    for (const subjectKind of named)
      expect(lineOf({ ...BRIEF, subjectKind, title: null }, NOW).name).not.toBeNull();
  });

  it('names what another version wrote by its code, and leaves out whatever it doesn’t know', () => {
    expect(sentence({ action: 'brief.sent_to_moon', title: null })).toBe(
      'Ruth Adeyemi did something else: brief sent to moon',
    );
    expect(sentence({ action: 'constructor', subjectKind: 'constructor', title: null })).toBe(
      'Ruth Adeyemi did something else: constructor',
    );
  });
});
