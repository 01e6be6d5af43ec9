import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  cellsFor,
  cellValue,
  chosenIn,
  decideChoice,
  defaultChoice,
} from '@/lib/notifications/choosing/choosing.rules';
import { CHANNELS, REQUESTED_ACTIONS } from '@/lib/notifications/kinds/kind.rules';
import { mailKindInWords } from '@/lib/notifications/kinds/mail-kinds';
import {
  allKinds,
  type BusinessRole,
  factsOf,
  kindsCompletedBy,
  reaches,
  TRANSACTIONAL_KINDS,
  unsubscribedBy,
} from '@/lib/notifications/kinds/registry.rules';

const WORDS = { title: 'Product photos', other: 'Maria Santos', when: 'Fri 27 Nov, 17:00' };
const ROLES: readonly BusinessRole[] = ['owner', 'manager', 'assistant'];

describe('the registry', () => {
  it.each(allKinds())('%s says what it is about in one calm line, with a moment and without', (kind) => {
    const { text } = factsOf(kind);
    for (const when of [WORDS.when, null]) {
      const line = text({ ...WORDS, when });

      expect(line).toMatch(/Product photos|Maria Santos/);
      expect(line.length).toBeLessThan(120);
      expect(line).not.toMatch(/[!\n]|null|undefined/);
    }
  });

  it.each([
    'reminder.check_in',
    'reminder.delivery_waiting_1d',
    'reminder.delivery_waiting_3d',
    'reminder.delivery_waiting_7d',
  ] as const)('%s names its moment, since a digest or an outage may bring it days later', (kind) => {
    const line = factsOf(kind).text(WORDS);

    expect(line).toContain('Fri 27 Nov, 17:00');
    expect(line).not.toMatch(/now|days?\b|week/);
  });

  it.each(allKinds())('%s has a name in the settings, and reaches somebody', (kind) => {
    expect(factsOf(kind).name).toMatch(/^[A-Z].{8,}[^.]$/);
    expect(ROLES.some((role) => reaches(kind, role))).toBe(true);
  });

  it.each(allKinds())('%s is offered exactly to those who may be told of it', (kind) => {
    const { to, topic, managers } = factsOf(kind);
    const isTheirs = ['Agreements', 'Evaluations', 'Time and pay'].includes(topic);
    const heard = {
      assistant: ['assistant'],
      staff: ['owner', 'manager'],
      owners: ['owner'],
      // what is between the owners and an assistant isn't for managers
      either: isTheirs ? ['owner', 'assistant'] : ['owner', 'manager', 'assistant'],
    }[to];

    const expected = ROLES.filter(
      (role) => heard.includes(role) || (role === 'manager' && managers !== null),
    );
    expect(ROLES.filter((role) => reaches(kind, role))).toEqual(expected);
  });

  it.each(allKinds())('%s comes as its kind says until somebody chooses otherwise', (kind) => {
    const { mail, push } = factsOf(kind);

    expect(CHANNELS.map((channel) => [channel, defaultChoice(kind, channel)])).toEqual([
      ['in_app', 'on'],
      ['mail', mail === 'off' ? 'off' : 'at_once'],
      ['push', push ? 'on' : 'off'],
    ]);
  });

  it.each([
    ['brief.nothing', 'mail', 'off'],
    ['brief.approved', 'post', 'off'],
    ['brief.approved', 'mail', 'on'],
    ['brief.approved', 'push', 'daily'],
    ['toString', 'in_app', 'on'],
  ])('accepts no choice of %s by %s: %s', (kind, channel, choice) => {
    expect(decideChoice(kind, channel, choice)).toMatchObject({ refusal: { code: 'no_such_choice' } });
  });

  it('completes with some kind everything that it requests, and requests nothing with the kind that completes it', () => {
    const facts = allKinds().map(factsOf);
    const actions = Object.keys(REQUESTED_ACTIONS);

    expect(new Set(facts.flatMap(({ requests }) => requests ?? []))).toEqual(new Set(actions));
    expect(new Set(facts.flatMap(({ completes }) => completes))).toEqual(new Set(actions));
    for (const { requests, completes } of facts) expect(completes).not.toContain(requests);
  });

  it.each([
    [
      'time.returned',
      [
        'reminder.timesheet_waiting_1d',
        'reminder.timesheet_waiting_3d',
        'reminder.timesheet_waiting_7d',
        'time.handed_in',
        'time.silence_ahead',
      ],
      [],
    ],
    ['brief.answer', [], ['brief.question', 'reminder.question_waiting']],
    ['brief.question_withdrawn', [], ['brief.question', 'reminder.question_waiting']],
    ['pay.expense_declined', [], ['pay.expense']],
    ['pay.disputed', ['pay.recorded'], []],
    ['brief.delivered', [], []],
  ] as const)('%s completes what was asked for, by its thing or by its row', (kind, subject, fact) => {
    const { subject: ofThing, fact: ofRow } = kindsCompletedBy(kind);

    expect([[...ofThing].sort(), ofRow]).toEqual([subject, fact]);
  });

  it('names no two kinds of one topic alike', () => {
    const names = allKinds().map((kind) => `${factsOf(kind).topic}: ${factsOf(kind).name}`);

    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('gives each kind of mail a name that operators understand', () => {
    for (const kind of [...allKinds(), ...TRANSACTIONAL_KINDS, 'notices.digest'])
      expect(mailKindInWords(kind)).toMatch(/^[A-Z][^._]+$/);
    expect(mailKindInWords('brief.of_long_ago')).toBe('brief.of_long_ago');
  });

  it('says in a sentence why each contractual kind can’t be turned off', () => {
    for (const kind of allKinds()) {
      const { contractual } = factsOf(kind);
      if (contractual !== null) expect(contractual).toMatch(/^[A-Z].{20,}\.$/);
    }
  });

  it('is the only way to a person: nothing else writes a mail but the transactional ones', () => {
    const past = globSync('lib/**/*.{ts,tsx}')
      .filter((file) => !file.startsWith('lib/platform/') && !file.startsWith('lib/notifications/'))
      .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
      .filter(({ text }) => text.includes('queueMail('));

    const kinds = past.map(({ file, text }) => {
      const [, kind] = /kind: '([a-z]+\.[a-z_]+)'/.exec(text.slice(text.indexOf('queueMail('))) ?? [];
      return (
        kind ??
        (text.includes('kind: TransactionalKind') ? 'held by its type' : `a mail of no kind in ${file}`)
      );
    });

    const allowed: readonly string[] = [...TRANSACTIONAL_KINDS, 'held by its type'];
    expect(kinds.filter((kind) => !allowed.includes(kind))).toEqual([]);
  });

  it.each(TRANSACTIONAL_KINDS)('%s is written by something', (kind) => {
    const writers = globSync('lib/**/*.{ts,tsx}').filter(
      (file) => !file.startsWith('lib/notifications/') && readFileSync(file, 'utf8').includes(`'${kind}'`),
    );

    expect(writers).not.toEqual([]);
  });
});

describe('choosing', () => {
  const free = allKinds().filter((kind) => factsOf(kind).contractual === null);
  const bound = allKinds().filter((kind) => factsOf(kind).contractual !== null);

  it.each(free)('%s can be turned off in every channel', (kind) => {
    for (const channel of CHANNELS) expect(decideChoice(kind, channel, 'off')).toMatchObject({ ok: true });
  });

  it.each(bound)(
    "%s stays in the list and in mail, and says why; a device is each person's own choice",
    (kind) => {
      for (const channel of ['in_app', 'mail']) {
        expect(decideChoice(kind, channel, 'off')).toMatchObject({
          ok: false,
          refusal: { code: 'contractual', message: factsOf(kind).contractual },
        });
      }
      expect(decideChoice(kind, 'mail', defaultChoice(kind, 'mail'))).toMatchObject({ ok: true });
      expect(decideChoice(kind, 'push', 'off')).toMatchObject({ ok: true });
    },
  );

  it.each([
    ['brief.unheard_of', 'mail', 'off'],
    ['brief.question', 'pigeon', 'off'],
    ['brief.question', 'mail', 'on'],
    ['brief.question', 'in_app', 'daily'],
    ['constructor', 'mail', 'off'],
  ])('refuses %s by %s as %s', (kind, channel, choice) => {
    expect(decideChoice(kind, channel, choice)).toMatchObject({
      ok: false,
      refusal: { code: 'no_such_choice' },
    });
  });
});

describe('a grid of choices', () => {
  const grid = (role: BusinessRole) => cellsFor(role, CHANNELS);

  it.each(ROLES)('offers %s what may reach them, and nothing that can’t be turned off', (role) => {
    const offered = grid(role);

    expect(new Set(offered.map(({ kind }) => kind))).toEqual(
      new Set(allKinds().filter((kind) => reaches(kind, role))),
    );
    const bound = offered.filter(({ kind }) => factsOf(kind).contractual !== null);
    expect(new Set(bound.map(({ channel }) => channel))).toEqual(new Set(['push']));
  });

  it('is read cell by cell: what isn’t ticked is off, and a mail without a choice is refused', () => {
    const ticked = new Set(
      grid('owner').flatMap(({ kind, channel }) =>
        channel === 'mail' ? [cellValue(kind, channel, 'daily')] : [],
      ),
    );

    expect(chosenIn({ role: 'owner', channels: CHANNELS, ticked })).toEqual({
      ok: true,
      value: grid('owner').map((box) => ({ ...box, choice: box.channel === 'mail' ? 'daily' : 'off' })),
    });
    expect(chosenIn({ role: 'owner', channels: CHANNELS, ticked: new Set() })).toMatchObject({
      refusal: { code: 'no_such_choice' },
    });
  });
});

describe('what one click in a mail stops', () => {
  const free = allKinds().filter((kind) => factsOf(kind).contractual === null);
  const contractual = allKinds().filter((kind) => factsOf(kind).contractual !== null);

  it('is a digest as a whole, and of any other mail each kind in it, once', () => {
    expect(unsubscribedBy('notices.digest', contractual)).toEqual(['notices.digest']);
    const [one = '', other = ''] = free;
    expect(unsubscribedBy('notices.together', [one, other, one])).toEqual([one, other].sort());
  });

  it('is nothing if something in it has to be sent, or if it names more kinds than a link has room for', () => {
    for (const kind of contractual)
      expect(unsubscribedBy('notices.together', [free[0] ?? '', kind])).toEqual([]);
    expect(unsubscribedBy('notices.together', free.slice(0, 12))).toHaveLength(12);
    expect(unsubscribedBy('notices.together', free.slice(0, 13))).toEqual([]);
  });
});
