import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenForPauses } from '@/components/forms/typing/pauses';

describe('a pause in typing', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function typing() {
    const form = new EventTarget();
    const onPause = vi.fn();
    const pauses = listenForPauses(form, 500, onPause);
    return { ...pauses, onPause, types: () => form.dispatchEvent(new Event('input')) };
  }

  it('comes once after the last letter, however many were typed', () => {
    const { onPause, types } = typing();

    types();
    vi.advanceTimersByTime(400);
    types();
    vi.advanceTimersByTime(499);
    expect(onPause).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);

    expect(onPause).toHaveBeenCalledTimes(1);
  });

  it('can be awaited before anything is typed', () => {
    const { onPause, awaitOne } = typing();

    awaitOne();
    vi.advanceTimersByTime(500);

    expect(onPause).toHaveBeenCalledTimes(1);
  });

  it('no longer counts once nobody listens', () => {
    const { onPause, types, stop } = typing();

    types();
    stop();
    types();
    vi.advanceTimersByTime(1_000);

    expect(onPause).not.toHaveBeenCalled();
  });
});
