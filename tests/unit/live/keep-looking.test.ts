import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepLooking } from '@/components/live/keep-looking';

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

  says(type: 'open' | 'change' | 'resync', at = Date.now()): void {
    if (type === 'open') this.readyState = FakeSource.OPEN;
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify({ at }) }));
  }

  /** `refused`: an answer that was no stream, after which a browser doesn't try again */
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

describe('an open page', () => {
  const look = vi.fn();
  const server = vi.fn<() => Promise<{ status: number; ok: boolean }>>();
  let page: FakeDocument;
  /** when the page that is shown was made */
  let madeAt: number;
  let stop: () => void;

  beforeEach(() => {
    vi.useFakeTimers();
    FakeSource.opened = [];
    page = new FakeDocument();
    vi.stubGlobal('EventSource', FakeSource);
    vi.stubGlobal('document', page);
    vi.stubGlobal('fetch', server);
    server.mockResolvedValue({ status: 200, ok: true });
    madeAt = Date.now();
    look.mockImplementation(() => {
      madeAt = Date.now();
    });
    stop = keepLooking({ address: () => '/api/live', madeAt: () => madeAt, look });
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
  const settled = () => vi.advanceTimersByTimeAsync(1_000);

  it('is looked at once for several hints in a row', async () => {
    source().says('open');
    for (let i = 0; i < 5; i += 1) source().says('change');
    await settled();

    expect(look).toHaveBeenCalledTimes(1);
  });

  it('is looked at though hints never pause', async () => {
    source().says('open');
    for (let i = 0; i < 20; i += 1) {
      source().says('change');
      await vi.advanceTimersByTimeAsync(100);
    }

    expect(look.mock.calls.length).toBeGreaterThan(5);
  });

  it('is not looked at merely because it began to listen', async () => {
    source().says('open');
    await settled();

    expect(look).not.toHaveBeenCalled();
  });

  it('is looked at when the connection is back, since hints may have been missed', async () => {
    source().says('open');
    source().breaks('for now');
    await settled();
    expect(look).not.toHaveBeenCalled();

    source().says('open');
    await settled();

    expect(look).toHaveBeenCalledTimes(1);
  });

  it('asks every 20 seconds while it can’t hear, and is left alone while the server is down', async () => {
    source().breaks('for now');
    server.mockRejectedValue(new TypeError('network'));
    await vi.advanceTimersByTimeAsync(3 * POLL_MS);
    expect(look).not.toHaveBeenCalled();

    server.mockResolvedValue({ status: 200, ok: true });
    await vi.advanceTimersByTimeAsync(2 * POLL_MS + 1_000);

    expect(look).toHaveBeenCalledTimes(2);
  });

  it('listens anew after an answer that was no stream', async () => {
    source().breaks('refused');
    await settled();

    expect(FakeSource.opened).toHaveLength(2);
  });

  it('falls silent once the person is signed out: looking would throw away what they have typed', async () => {
    server.mockResolvedValue({ status: 401, ok: false });
    source().breaks('refused');
    await vi.advanceTimersByTimeAsync(10 * POLL_MS);

    expect(look).not.toHaveBeenCalled();
    expect(FakeSource.opened).toHaveLength(1);
    expect(server).toHaveBeenCalledTimes(1);
  });

  it('doesn’t listen while nobody sees it, and is looked at when somebody does again', async () => {
    source().says('open');
    page.turns(true);
    expect(source().readyState).toBe(FakeSource.CLOSED);
    await vi.advanceTimersByTimeAsync(5 * POLL_MS);
    expect(look).not.toHaveBeenCalled();

    page.turns(false);
    source().says('open');
    await settled();

    expect(FakeSource.opened).toHaveLength(2);
    expect(look).toHaveBeenCalledTimes(1);
  });

  it('is looked at again when the look was lost on the way, until it is younger than the change', async () => {
    source().says('open');
    look.mockImplementationOnce(() => undefined);
    source().says('change');
    await vi.advanceTimersByTimeAsync(10_000);

    expect(look).toHaveBeenCalledTimes(2);
  });

  it('is looked at again when the look that arrived had begun before the change', async () => {
    source().says('open');
    source().says('change', Date.now() + 2_000);
    await vi.advanceTimersByTimeAsync(10_000);

    expect(look).toHaveBeenCalledTimes(2);
  });

  it('is given up after five looks, as when the clocks of two servers differ', async () => {
    source().says('open');
    source().says('change', Date.now() + 3_600_000);
    await vi.advanceTimersByTimeAsync(60_000);

    expect(look).toHaveBeenCalledTimes(5);
  });

  it('is not looked at again while the server can’t be heard', async () => {
    source().says('open');
    look.mockImplementation(() => undefined);
    source().says('change');
    await settled();
    source().breaks('for now');
    await vi.advanceTimersByTimeAsync(POLL_MS / 2);

    expect(look).toHaveBeenCalledTimes(1);
  });
});
