import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepFresh } from '@/components/live/keep-fresh';

/** A browser's EventSource as far as the page uses it; the test plays the server. */
class FakeSource extends EventTarget {
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  static opened: FakeSource[] = [];
  readyState = 0;
  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
    FakeSource.opened.push(this);
  }

  close(): void {
    this.readyState = FakeSource.CLOSED;
  }

  says(type: 'hello' | 'here' | 'change' | 'resync', at = Date.now(), lastEventId = ''): void {
    this.readyState = FakeSource.OPEN;
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify({ at }), lastEventId }));
  }

  /** `refused`: an answer that wasn't a stream, after which a browser doesn't retry */
  breaks(how: 'for now' | 'refused'): void {
    this.readyState = how === 'refused' ? FakeSource.CLOSED : 0;
    this.dispatchEvent(new Event('error'));
  }
}

class FakeDocument extends EventTarget {
  hidden = false;

  turns(hidden: boolean): void {
    this.hidden = hidden;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

const POLL_MS = 20_000;
const MINUTE_MS = 60_000;

describe('an open page', () => {
  const refresh = vi.fn();
  const server =
    vi.fn<(address: string) => Promise<{ status: number; ok: boolean; json: () => Promise<unknown> }>>();
  let page: FakeDocument;
  /** the browser's word on whether there is a connection at all */
  let line: EventTarget & { onLine: boolean };
  /** when the visible page was rendered */
  let madeAt: number;
  let stop: () => void;

  const answers = (told: { news: boolean; cursor?: string }) =>
    server.mockImplementation(async () => ({
      status: 200,
      ok: true,
      json: async () => ({ at: Date.now(), cursor: '9.9', ...told }),
    }));

  beforeEach(() => {
    vi.useFakeTimers();
    FakeSource.opened = [];
    page = new FakeDocument();
    vi.stubGlobal('EventSource', FakeSource);
    vi.stubGlobal('document', page);
    vi.stubGlobal('fetch', server);
    // no locks: each tab listens for itself (together.test.ts has the other case)
    line = Object.assign(new EventTarget(), { onLine: true });
    vi.stubGlobal('navigator', line);
    vi.stubGlobal('addEventListener', line.addEventListener.bind(line));
    vi.stubGlobal('removeEventListener', line.removeEventListener.bind(line));
    answers({ news: false });
    madeAt = Date.now();
    refresh.mockImplementation(() => {
      madeAt = Date.now();
    });
    stop = keepFresh({
      person: 'maria',
      address: (after) => `/api/live?${after === null ? `since=${madeAt}` : `after=${after}`}`,
      madeAt: () => madeAt,
      refresh,
    });
  });
  afterEach(() => {
    stop();
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.resetAllMocks();
  });

  const source = () => {
    const newest = FakeSource.opened.at(-1);
    if (!newest) throw new Error('nothing listens');
    return newest;
  };
  const settled = () => vi.advanceTimersByTimeAsync(1_100);

  it('is refreshed once for several hints in a row', async () => {
    source().says('hello');
    for (let i = 0; i < 5; i += 1) source().says('change');
    await settled();

    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('is refreshed even if hints never pause', async () => {
    source().says('hello');
    for (let i = 0; i < 20; i += 1) {
      source().says('change');
      await vi.advanceTimersByTimeAsync(100);
    }

    expect(refresh.mock.calls.length).toBeGreaterThan(5);
  });

  it("isn't refreshed merely because it began to listen, or listens again", async () => {
    source().says('hello', Date.now(), '7.1');
    await settled();
    source().breaks('for now');
    await settled();
    source().says('hello', Date.now(), '7.2');
    await settled();

    expect(refresh).not.toHaveBeenCalled();
  });

  it('continues from where it stopped listening, and is refreshed when the server says that something was missed', async () => {
    source().says('hello', Date.now(), '7.1');
    source().says('here', Date.now(), '8.2');
    source().breaks('for now');
    await settled();

    expect(source().url).toBe('/api/live?after=8.2');
    source().says('hello');
    source().says('resync');
    await settled();
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('retries after longer and longer pauses, up to a minute', async () => {
    server.mockRejectedValue(new TypeError('network'));
    const triesWithin = async (ms: number) => {
      const before = FakeSource.opened.length;
      for (let passed = 0; passed < ms; passed += 500) {
        if (source().readyState !== FakeSource.CLOSED) source().breaks('for now');
        await vi.advanceTimersByTimeAsync(500);
      }
      return FakeSource.opened.length - before;
    };

    expect(await triesWithin(MINUTE_MS)).toBeGreaterThanOrEqual(5);
    expect(await triesWithin(10 * MINUTE_MS)).toBeLessThanOrEqual(22);
    expect(refresh).not.toHaveBeenCalled();
  });

  it('polls every 20 seconds while it can’t listen, and is refreshed only when there is something to see', async () => {
    source().says('hello', Date.now(), '7.1');
    source().breaks('for now');
    await vi.advanceTimersByTimeAsync(POLL_MS + 100);
    expect(server).toHaveBeenCalledWith('/api/live?after=7.1&poll', expect.anything());
    expect(refresh).not.toHaveBeenCalled();

    answers({ news: true, cursor: '8.8' });
    await vi.advanceTimersByTimeAsync(POLL_MS + 1_000);
    expect(refresh).toHaveBeenCalledTimes(1);
    answers({ news: false });
    await vi.advanceTimersByTimeAsync(POLL_MS);
    expect(server).toHaveBeenLastCalledWith('/api/live?after=8.8&poll', expect.anything());
  });

  it('polls as well when a proxy lets nothing of the stream through', async () => {
    await vi.advanceTimersByTimeAsync(10_000 + POLL_MS + 100);

    expect(server).toHaveBeenCalledTimes(1);
    expect(refresh).not.toHaveBeenCalled();
  });

  it('reconnects to a stream that has gone silent, since its other end may be gone', async () => {
    source().says('hello');
    await vi.advanceTimersByTimeAsync(50_000);

    expect(FakeSource.opened).toHaveLength(2);
  });

  it('stops once the person is signed out: a refresh would throw away what they have typed', async () => {
    server.mockResolvedValue({ status: 401, ok: false, json: async () => null });
    source().breaks('refused');
    await vi.advanceTimersByTimeAsync(10 * POLL_MS);

    expect(refresh).not.toHaveBeenCalled();
    expect(FakeSource.opened).toHaveLength(1);
    expect(server).toHaveBeenCalledTimes(1);
  });

  it('doesn’t listen while it is hidden, and continues from there when it is visible again', async () => {
    source().says('hello', Date.now(), '7.1');
    page.turns(true);
    expect(source().readyState).toBe(FakeSource.CLOSED);
    await vi.advanceTimersByTimeAsync(5 * POLL_MS);
    expect(server).not.toHaveBeenCalled();

    page.turns(false);
    expect(source().url).toBe('/api/live?after=7.1');
    source().says('hello');
    source().says('resync');
    await settled();

    expect(FakeSource.opened).toHaveLength(2);
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('is refreshed again when the refresh was lost on the way, until it is newer than the change', async () => {
    source().says('hello');
    refresh.mockImplementationOnce(() => undefined);
    source().says('change');
    await vi.advanceTimersByTimeAsync(10_000);

    expect(refresh).toHaveBeenCalledTimes(2);
  });

  it('is refreshed again when the refresh that arrived had begun before the change', async () => {
    source().says('hello');
    source().says('change', Date.now() + 2_000);
    await vi.advanceTimersByTimeAsync(10_000);

    expect(refresh).toHaveBeenCalledTimes(2);
  });

  it('gives up after five refreshes, as when the clocks of two servers differ', async () => {
    source().says('hello');
    source().says('change', Date.now() + 3_600_000);
    for (let i = 0; i < 4; i += 1) {
      await vi.advanceTimersByTimeAsync(15_000);
      source().says('here');
    }

    expect(refresh).toHaveBeenCalledTimes(5);
  });

  it("isn't refreshed while offline, though a hint still came, and is once it is online", async () => {
    source().says('hello');
    line.onLine = false;
    source().says('change');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(refresh).not.toHaveBeenCalled();

    line.onLine = true;
    line.dispatchEvent(new Event('online'));
    await settled();
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it("isn't refreshed again while the server can’t be reached, and is once it can", async () => {
    source().says('hello');
    refresh.mockImplementationOnce(() => undefined);
    source().says('change');
    await settled();
    source().breaks('for now');
    server.mockRejectedValue(new TypeError('network'));
    await vi.advanceTimersByTimeAsync(9_000);
    expect(refresh).toHaveBeenCalledTimes(1);

    source().says('hello', Date.now(), '9.9');
    await settled();
    expect(refresh).toHaveBeenCalledTimes(2);
  });
});
