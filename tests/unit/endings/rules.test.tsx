import { render } from '@react-email/render';
import { describe, expect, it } from 'vitest';
import {
  begunMail,
  endedMail,
  goOnMail,
  saidDoneMail,
  soonMail,
  takenBackMail,
} from '@/lib/endings/emails/ending';
import {
  decide,
  decideLastDay,
  ENDING_ACTIONS,
  ENDING_ROLES,
  ENDING_STATES,
  type EndingFacts,
  isOverSooner,
  lastDayAfter,
  remindsAt,
} from '@/lib/endings/rules';
import { NoteAccess } from '@/lib/endings/schema';
import { newId } from '@/lib/platform/ids';

const NOW = new Date('2026-11-26T16:00:00Z');
const NOTHING_SAID = { done: [], go_on: [] };

function facts(changes: Partial<EndingFacts> = {}): EndingFacts {
  return {
    state: 'none',
    engagementState: 'active',
    hasAgreementInForce: false,
    said: NOTHING_SAID,
    endsAt: null,
    ...changes,
  };
}
const running = (changes: Partial<EndingFacts> = {}) =>
  facts({ state: 'handing_back', endsAt: new Date('2026-12-11T06:00:00Z'), ...changes });
const codeOf = (result: ReturnType<typeof decide>) => (result.ok ? 'ok' : result.refusal.code);

describe('the ending of an engagement', () => {
  it('allows exactly these actions, over every state, action and role', () => {
    const after = new Date('2027-01-01T00:00:00Z');
    const allowed = ENDING_STATES.flatMap((state) =>
      ENDING_ACTIONS.flatMap((action) =>
        ENDING_ROLES.flatMap((role) => {
          const engagementState = state === 'ended' ? 'ended' : 'active';
          const endsAt = state === 'none' ? null : new Date('2026-12-11T06:00:00Z');
          const decided = decide(facts({ state, engagementState, endsAt }), action, role, after);
          return decided.ok ? [`${state} ${action} ${role} → ${decided.value}`] : [];
        }),
      ),
    );

    expect(allowed).toEqual([
      'none begin owner → handing_back',
      'none begin assistant → handing_back',
      'none noteAccess owner → none',
      'none noteAccess manager → none',
      'none noteAccess assistant → none',
      'none revokeAccess owner → none',
      'none revokeAccess manager → none',
      'none revokeAccess assistant → none',
      'none beginByItself product → handing_back',
      'handing_back planBrief owner → handing_back',
      'handing_back planBrief manager → handing_back',
      'handing_back noteAccess owner → handing_back',
      'handing_back noteAccess manager → handing_back',
      'handing_back noteAccess assistant → handing_back',
      'handing_back revokeAccess owner → handing_back',
      'handing_back revokeAccess manager → handing_back',
      'handing_back revokeAccess assistant → handing_back',
      'handing_back sayDone owner → handing_back',
      'handing_back sayDone assistant → handing_back',
      'handing_back sayGoOn owner → handing_back',
      'handing_back sayGoOn assistant → handing_back',
      'handing_back takeBackBySigning product → none',
      'handing_back end product → ended',
      'ended revokeAccess owner → ended',
      'ended revokeAccess manager → ended',
    ]);
  });

  it('says who may do it to everybody else, and otherwise what state the ending is in', () => {
    const told = (
      changes: Partial<EndingFacts>,
      action: Parameters<typeof decide>[1],
      role: Parameters<typeof decide>[2],
    ) => {
      const decided = decide(facts(changes), action, role, NOW);
      return decided.ok ? '' : `${decided.refusal.code}: ${decided.refusal.message}`;
    };

    expect(told({}, 'begin', 'manager')).toMatch(/^not_yours: Only an owner or the assistant ends/);
    expect(told({}, 'planBrief', 'assistant')).toMatch(/^not_yours: .* for the business to say/);
    expect(told({}, 'takeBackBySigning', 'owner')).toMatch(/^not_yours: .* for the two sides/);
    expect(told({}, 'sayDone', 'owner')).toMatch(/^wrong_state: Nobody has begun/);
    expect(told({ state: 'handing_back' }, 'begin', 'owner')).toMatch(/^wrong_state: .* has begun already/);
    expect(told({ state: 'ended' }, 'sayDone', 'owner')).toMatch(/^wrong_state: This work has ended/);
    expect(told({ state: 'ended' }, 'revokeAccess', 'assistant')).toMatch(
      /^not_yours: Your access has ended/,
    );
  });

  it('takes effect once both have said the same, whichever it is', () => {
    const ownerSaid = (word: 'done' | 'go_on') => running({ said: { ...NOTHING_SAID, [word]: ['owner'] } });

    expect(decide(ownerSaid('done'), 'sayDone', 'assistant', NOW)).toEqual({ ok: true, value: 'ended' });
    expect(decide(ownerSaid('go_on'), 'sayGoOn', 'assistant', NOW)).toEqual({ ok: true, value: 'none' });
    expect(decide(ownerSaid('done'), 'sayGoOn', 'assistant', NOW)).toEqual({
      ok: true,
      value: 'handing_back',
    });
    expect(codeOf(decide(ownerSaid('done'), 'sayDone', 'owner', NOW))).toBe('said_already');
  });

  it('needs notice while an agreement is in force, and isn’t for somebody who hasn’t joined', () => {
    const invited = facts({ engagementState: 'invited' });

    expect(codeOf(decide(facts({ hasAgreementInForce: true }), 'begin', 'owner', NOW))).toBe('notice_first');
    expect(codeOf(decide(invited, 'begin', 'owner', NOW))).toBe('not_joined');
  });

  it('is over by itself once its last day is, and not a moment sooner', () => {
    const endsAt = new Date('2026-12-11T06:00:00Z');
    const justBefore = new Date(endsAt.getTime() - 1);

    expect(codeOf(decide(running({ endsAt }), 'end', 'product', justBefore))).toBe('not_yet');
    expect(codeOf(decide(running({ endsAt }), 'end', 'product', endsAt))).toBe('ok');
  });

  it('leaves two weeks to hand back, or as long as the agreement runs', () => {
    const zone = 'America/Chicago';
    const inAMonth = new Date('2026-12-27T06:00:00Z');

    expect(lastDayAfter(null, NOW, zone)).toEqual({
      day: '2026-12-10',
      endsAt: new Date('2026-12-11T06:00:00Z'),
    });
    expect(lastDayAfter(inAMonth, NOW, zone)).toEqual({ day: '2026-12-26', endsAt: inAMonth });
    expect(lastDayAfter(new Date('2026-11-28T06:00:00Z'), NOW, zone).day).toBe('2026-12-10');
  });

  it('is mentioned beside the agreement’s own last day if that comes sooner, and only there', () => {
    const endsAt = new Date('2026-12-11T06:00:00Z');

    expect(isOverSooner(new Date('2026-12-04T06:00:00Z'), { endsAt })).toBe(true);
    expect(isOverSooner(endsAt, { endsAt })).toBe(false);
    expect(isOverSooner(null, { endsAt })).toBe(false);
  });

  it('accepts a last day from today to half a year ahead, and says so beside the field', () => {
    const chosen = (day: string) => {
      const decided = decideLastDay(day, NOW, 'America/Chicago');
      return decided.ok ? decided.value.day : [decided.refusal.code, decided.refusal.field];
    };

    expect(chosen('2026-11-26')).toBe('2026-11-26');
    expect(chosen('2027-05-25')).toBe('2027-05-25');
    expect(chosen('2027-05-26')).toEqual(['too_late', 'lastDay']);
    expect(chosen('2026-11-25')).toEqual(['past', 'lastDay']);
  });

  it('reminds three days before, and not if that has passed', () => {
    const endsAt = new Date('2026-12-11T06:00:00Z');

    expect(remindsAt(NOW, endsAt)).toEqual(new Date('2026-12-08T06:00:00Z'));
    expect(remindsAt(NOW, new Date('2026-11-29T16:00:01Z'))).toEqual(new Date('2026-11-26T16:00:01Z'));
    expect(remindsAt(NOW, new Date('2026-11-29T16:00:00Z'))).toBeNull();
  });

  it('keeps names of accounts, and refuses what looks like a password', () => {
    const noted = (name: string) =>
      NoteAccess.safeParse({ workspaceId: newId(), engagementId: newId(), id: newId(), name }).success;

    expect(noted('Shopify, as maria@adeyemi.example')).toBe(true);
    expect(noted('1Password, the shared vault')).toBe(true);
    for (const secret of ['Shopify password: kiln77', 'PIN = 4711', 'the pass word is kiln'])
      expect(noted(secret)).toBe(false);
  });
});

describe("an ending's mails", () => {
  const words = {
    other: 'Adeyemi Ceramics',
    reader: 'assistant',
    lastDay: 'Thu 10 Dec',
    zone: 'Asia/Manila',
    now: new Date('2026-12-11T06:00:00Z'),
    url: 'https://h.example/inbox/businesses/1/ending',
  } as const;
  const ENDED = { spentUntil: 'Sat 9 Jan', timer: null, calledOff: [] } as const;
  const startedAt = new Date('2026-12-11T02:10:00Z');
  const plain = (element: React.ReactElement) => render(element, { plainText: true });

  it('name the last day, who began it and why, and what stays theirs', async () => {
    const begun = begunMail(words, { by: 'owner', reason: 'The shop closes for good.' });
    const text = await plain(begun.element);

    expect(begun.subject).toBe('Your work with Adeyemi Ceramics ends: the last day is Thu 10 Dec');
    for (const part of ['The shop closes for good.', 'ENDS THE WORK WITH YOU', 'stays owed', words.url])
      expect(text.replaceAll('\n', ' ')).toContain(part);
    const over = begunMail(words, { by: null, reason: '' });
    expect(await plain(over.element)).toMatch(/has\s+run\s+out/i);
  });

  it.each([
    ['said done', saidDoneMail(words), 'ends at once then'],
    ['go on', goOnMail(words), 'say so'],
    ['taken back', takenBackMail(words, { bySigning: true }), 'signed a new agreement'],
    ['soon', soonMail(words), 'close your weeks'],
    ['ended', endedMail(words, ENDED), 'stay yours to read'],
    ['ended, until when', endedMail(words, ENDED), 'on your statement until Sat 9 Jan.'],
    [
      'ended, timer',
      endedMail(words, { ...ENDED, timer: { startedAt, minutes: 230 } }),
      'what it had counted, 3 h 50 min, is handed',
    ],
    [
      'ended, forgotten',
      endedMail(words, { ...ENDED, timer: { startedAt, minutes: null } }),
      'Fri 11 Dec, 10:10',
    ],
    [
      'ended, work begun',
      endedMail(words, {
        ...ENDED,
        calledOff: [
          { title: 'Newsletter', owed: 'No amount is owed by itself.' },
          { title: 'Posts', owed: 'No amount is owed by itself.' },
        ],
      }),
      'Called off with it: “Newsletter”, “Posts”. No amount is owed by itself.',
    ],
  ])('say what happened and what to do: %s', async (_, mail, part) => {
    expect(mail.subject).toContain('Adeyemi Ceramics');
    expect((await plain(mail.element)).replaceAll('\n', ' ')).toContain(part);
  });
});
