import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MailEvent, outcomeOf } from '@/lib/platform/mail/mail-events';
import { statesBefore } from '@/lib/platform/mail/settling.rules';

const STATES = ['delivered', 'bounced', 'complained', 'failed', 'suppressed'] as const;
type State = (typeof STATES)[number] | 'queued' | 'accepted';

function settled(begins: State, news: readonly State[]): State {
  return news.reduce((state, next) => (statesBefore(next).includes(state) ? next : state), begins);
}

describe('what became of a mail', () => {
  it('is the same in whatever order the events come, and however often', () => {
    // failed and suppressed exclude each other and all others: the service either sent a mail or didn't
    const sent = fc.array(fc.constantFrom('delivered', 'bounced', 'complained'), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(
        sent.chain((news) =>
          fc.tuple(
            fc.constant(news),
            fc.shuffledSubarray([...news, ...news], { minLength: news.length * 2 }),
          ),
        ),
        fc.constantFrom<State>('queued', 'accepted'),
        ([news, shuffled], begins) => {
          expect(settled(begins, shuffled)).toBe(settled(begins, news));
        },
      ),
    );
  });

  it('ends with a complaint after a delivery, and with a bounce after one', () => {
    expect(settled('queued', ['complained', 'delivered'])).toBe('complained');
    expect(settled('queued', ['bounced', 'delivered'])).toBe('bounced');
  });

  it('is delivered when the service says so, even if we had given it up', () => {
    expect(settled('failed', ['delivered'])).toBe('delivered');
  });
});

describe('an event', () => {
  const about = { created_at: new Date('2026-11-26T09:00:00Z'), data: { email_id: 'e1' } };
  const bounce = (type: string): MailEvent => ({
    ...about,
    type: 'email.bounced',
    data: { ...about.data, bounce: { type, message: 'No such mailbox.' } },
  });

  it('of a permanent bounce stops the address', () => {
    expect(outcomeOf(bounce('Permanent'))).toEqual({
      state: 'bounced',
      said: 'No such mailbox.',
      stops: 'bounced',
    });
  });

  it.each(['Transient', 'Undetermined'])('of a bounce that is %s stops nothing', (type) => {
    expect(outcomeOf(bounce(type)).stops).toBeNull();
  });

  it('of a complaint stops the address; of a delivery or a failure nothing', () => {
    expect(outcomeOf({ ...about, type: 'email.complained' }).stops).toBe('complained');
    expect(outcomeOf({ ...about, type: 'email.delivered' }).stops).toBeNull();
    expect(outcomeOf({ ...about, type: 'email.failed' }).stops).toBeNull();
  });
});
