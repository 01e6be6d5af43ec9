import { render } from '@react-email/render';
import { describe, expect, it } from 'vitest';
import { pausedMail, resumedMail } from '@/lib/people/pausing/emails/pausing';
import {
  decidePause,
  PAUSE_ACTIONS,
  type PauseFacts,
  requireGoingOn,
} from '@/lib/people/pausing/pausing.rules';

const STATES = ['invited', 'onboarding', 'active', 'paused', 'ended'] as const;
const ROLES = ['owner', 'manager', 'assistant'] as const;

describe('the pause of an engagement', () => {
  it('is declared by either side while work goes on, and taken back by the side that declared it', () => {
    const allowed = STATES.flatMap((state) =>
      (state === 'paused' ? (['owner', 'assistant'] as const) : [null]).flatMap((pausedBy) =>
        PAUSE_ACTIONS.flatMap((action) =>
          ROLES.filter((role) => decidePause({ state, pausedBy }, action, role).ok).map((role) =>
            [state, pausedBy, action, role].filter(Boolean).join(' '),
          ),
        ),
      ),
    );

    expect(allowed).toEqual([
      'active pause owner',
      'active pause assistant',
      'paused owner resume owner',
      'paused assistant resume assistant',
    ]);
  });

  it('tells a manager, and the other side, who may do it', () => {
    const paused: PauseFacts = { state: 'paused', pausedBy: 'owner' };
    const codeOf = (role: (typeof ROLES)[number]) => {
      const decided = decidePause(paused, 'resume', role);
      return decided.ok ? 'ok' : decided.refusal.code;
    };

    expect(ROLES.map(codeOf)).toEqual(['ok', 'not_yours', 'not_theirs']);
    expect(decidePause(paused, 'pause', 'owner')).toMatchObject({ refusal: { code: 'wrong_state' } });
  });

  it('holds back new work, and nothing else', () => {
    expect(STATES.filter((state) => !requireGoingOn(state, 'Maria').ok)).toEqual(['paused']);
    expect(requireGoingOn('paused', 'Maria')).toMatchObject({ refusal: { code: 'paused' } });
  });
});

describe("a pause's mails", () => {
  const words = {
    by: 'Adeyemi Ceramics',
    with: 'Maria Santos',
    person: 'Ruth Adeyemi',
    isTheirs: false,
    url: 'https://h.example/inbox',
  };
  const plain = (element: React.ReactElement) => render(element, { plainText: true });

  it('say who paused, why, until when, and what goes on', async () => {
    const mail = pausedMail(words, { reason: 'The kiln is being rebuilt.', back: 'Mon 11 Jan' });
    const text = await plain(mail.element);

    expect(mail.subject).toBe('Adeyemi Ceramics has paused the work with you');
    for (const part of ['The kiln is being rebuilt.', 'Mon 11 Jan', 'keep their deadlines', words.url])
      expect(text).toContain(part);
  });

  it('say to whoever paused that it was them, and to the other owners who it was', () => {
    const why = { reason: 'The kiln is being rebuilt.', back: null };
    const own = { ...words, isTheirs: true };

    expect(pausedMail({ ...own, person: null }, why).subject).toBe(
      'You have paused the work with Maria Santos',
    );
    expect(pausedMail(own, why).subject).toBe('Ruth Adeyemi has paused the work with Maria Santos');
  });

  it('say that the work goes on', async () => {
    const mail = resumedMail({ ...words, isTheirs: true });

    expect(mail.subject).toBe('Your work with Maria Santos goes on');
    expect(await plain(mail.element)).toContain('handed over again');
  });
});
