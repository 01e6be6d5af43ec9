import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeMarking } from '@/components/notifications/marking';
import type { FormState } from '@/lib/platform/actions/form-state';

const MINUTE_MS = 60_000;

const done: FormState = { status: 'done', data: null, at: 1_000 };
const refused = (code: string, waitSeconds?: number): FormState => ({
  status: 'refused',
  code,
  message: 'No.',
  fieldErrors: {},
  waitSeconds,
  values: {},
  at: 1_000,
});
const lost = new TypeError('Failed to fetch');

describe('a page that was seen', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is marked once, however often it is looked at', async () => {
    const { looks, sent } = given(done);

    await looks();
    await looks();

    expect(sent()).toBe(1);
  });

  it.each([
    ['lost on its way', lost],
    ['more than the server can do just now', refused('busy')],
  ])('is marked again while it stays in sight when the mark was %s', async (_, answer) => {
    const { looks, sent } = given(answer, answer, done);

    await looks();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(sent()).toBe(3);

    await vi.advanceTimersByTimeAsync(10 * MINUTE_MS);
    expect(sent()).toBe(3);
  });

  it('is marked at most about twice a minute while nothing answers', async () => {
    const { looks, sent } = given();
    await looks();
    await vi.advanceTimersByTimeAsync(10 * MINUTE_MS);
    const before = sent();

    await vi.advanceTimersByTimeAsync(10 * MINUTE_MS);

    expect(sent() - before).toBeGreaterThanOrEqual(10);
    expect(sent() - before).toBeLessThanOrEqual(21);
  });

  it('is marked at once when the connection is back', async () => {
    const { looks, sent } = given(lost, done);
    await looks();

    await looks();

    expect(sent()).toBe(2);
  });

  it("isn't marked while it is out of sight, and is as soon as it is back", async () => {
    const { looks, sent, inSight } = given(lost, done);
    await looks();

    inSight(false);
    await vi.advanceTimersByTimeAsync(10 * MINUTE_MS);
    expect(sent()).toBe(1);

    inSight(true);
    await looks();
    expect(sent()).toBe(2);
  });

  it('waits as long as the server says', async () => {
    const { looks, sent } = given(refused('too_many', 30), done);
    await looks();

    await vi.advanceTimersByTimeAsync(29_000);
    expect(sent()).toBe(1);

    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent()).toBe(2);
  });

  it('refused for good, is only marked again at the next look', async () => {
    const { looks, sent } = given(refused('signed_out'), done);
    await looks();

    await vi.advanceTimersByTimeAsync(10 * MINUTE_MS);
    expect(sent()).toBe(1);

    await looks();
    expect(sent()).toBe(2);
  });

  it("isn't marked any more once it was left", async () => {
    const { looks, sent, leave } = given(lost, done);
    await looks();

    leave();
    await vi.advanceTimersByTimeAsync(10 * MINUTE_MS);

    expect(sent()).toBe(1);
  });
});

/** A page, and a server that answers each mark in turn and then no more; an Error is a connection that broke. */
function given(...answers: (FormState | Error)[]) {
  let sent = 0;
  let isInSight = true;
  const marking = makeMarking({
    mark: async () => {
      const answer = answers[sent] ?? lost;
      sent += 1;
      if (answer instanceof Error) throw answer;
      return answer;
    },
    isInSight: () => isInSight,
  });
  return {
    looks: async () => {
      marking.look();
      await vi.advanceTimersByTimeAsync(0);
    },
    leave: marking.stop,
    inSight: (is: boolean) => {
      isInSight = is;
    },
    sent: () => sent,
  };
}
