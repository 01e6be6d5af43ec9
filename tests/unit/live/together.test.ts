import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenTogether } from '@/components/live/together';

/** The server's end of all open streams. */
class FakeSource extends EventTarget {
  static readonly CLOSED = 2;
  static open: FakeSource[] = [];
  readyState = 1;
  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
    FakeSource.open.push(this);
  }

  close(): void {
    this.readyState = FakeSource.CLOSED;
    FakeSource.open = FakeSource.open.filter((each) => each !== this);
  }

  says(type: string, at: number, lastEventId = ''): void {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify({ at }), lastEventId }));
  }
}

/** Locks as a browser grants them: one holder, the others in turn. */
class FakeLocks {
  readonly #last = new Map<string, Promise<unknown>>();

  request(name: string, { signal }: { signal: AbortSignal }, work: () => unknown): Promise<unknown> {
    const before = this.#last.get(name) ?? Promise.resolve();
    const turn = before.then(() => (signal.aborted ? undefined : work()));
    this.#last.set(name, turn);
    return turn;
  }
}

/** Tells every other channel of the name, in order and a moment later, as a browser does. */
class FakeChannel extends EventTarget {
  static all: FakeChannel[] = [];
  readonly name: string;

  constructor(name: string) {
    super();
    this.name = name;
    FakeChannel.all.push(this);
  }

  postMessage(data: unknown): void {
    if (!FakeChannel.all.includes(this)) return;
    const others = FakeChannel.all.filter((each) => each !== this && each.name === this.name);
    queueMicrotask(() => {
      for (const other of others) other.dispatchEvent(new MessageEvent('message', { data }));
    });
  }

  close(): void {
    FakeChannel.all = FakeChannel.all.filter((each) => each !== this);
  }
}

describe('tabs of one person', () => {
  const stops: (() => void)[] = [];
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 });
    FakeSource.open = [];
    FakeChannel.all = [];
    vi.stubGlobal('EventSource', FakeSource);
    vi.stubGlobal('BroadcastChannel', FakeChannel);
    vi.stubGlobal('navigator', { locks: new FakeLocks() });
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')));
  });
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  /** @returns what a tab has heard, its cursor, and how it is closed. */
  async function givenTab(person = 'maria', madeAt = Date.now()) {
    const news: number[] = [];
    const tab = { news, cursor: '', isSignedOut: false, stop: () => {} };
    tab.stop = listenTogether({
      person,
      address: (after) => `/api/live?${after}`,
      madeAt: () => madeAt,
      cursor: () => tab.cursor || null,
      onChange: (at) => tab.news.push(at),
      onHeard: (cursor) => {
        tab.cursor = cursor;
      },
      onLost: () => {},
      onSignedOut: () => {
        tab.isSignedOut = true;
      },
    });
    stops.push(tab.stop);
    await vi.advanceTimersByTimeAsync(10);
    return tab;
  }

  const server = () => {
    const [only, ...more] = FakeSource.open;
    if (!only || more.length > 0) throw new Error(`${FakeSource.open.length} streams are open`);
    return only;
  };

  it('listen over one connection, and all of them hear', async () => {
    const tabs = [await givenTab(), await givenTab(), await givenTab()];

    server().says('hello', Date.now(), '7.1');
    server().says('change', 1_000_500, '8.1');
    await vi.advanceTimersByTimeAsync(60_000 - 20_000);

    expect(tabs.map(({ news }) => news)).toEqual([[1_000_500], [1_000_500], [1_000_500]]);
    expect(tabs.map(({ cursor }) => cursor)).toEqual(['8.1', '8.1', '8.1']);
  });

  it('go on when the tab that listened for them is closed, from where it stopped', async () => {
    const [first, second] = [await givenTab(), await givenTab()];
    server().says('hello', Date.now(), '7.1');
    await vi.advanceTimersByTimeAsync(10);

    first.stop();
    await vi.advanceTimersByTimeAsync(10);

    expect(server().url).toBe('/api/live?7.1');
    server().says('change', 1_000_700);
    expect(second.news).toEqual([1_000_700]);
  });

  it('hear of what came between the rendering of a page and its first request', async () => {
    await givenTab();
    server().says('hello', Date.now(), '7.1');
    const madeAt = Date.now();
    await vi.advanceTimersByTimeAsync(200);
    server().says('change', Date.now(), '8.1');

    expect((await givenTab('maria', madeAt)).news).toHaveLength(1);
    expect((await givenTab('maria', Date.now() + 1)).news).toEqual([]);
    // a page older than everything anybody has heard
    expect((await givenTab('maria', 1_000)).news).toHaveLength(1);
  });

  it('listen for themselves when the leader doesn’t tell them', async () => {
    await givenTab();
    await givenTab();
    const [leader] = FakeChannel.all;
    leader?.close();

    for (let passed = 0; passed < 45_000; passed += 5_000) {
      FakeSource.open[0]?.says('here', Date.now());
      await vi.advanceTimersByTimeAsync(5_000);
    }

    expect(FakeSource.open).toHaveLength(2);
  });

  it('stop together once the person is signed out', async () => {
    const tabs = [await givenTab(), await givenTab()];
    vi.stubGlobal('fetch', async () => ({ status: 401, ok: false }));
    const only = server();
    only.readyState = FakeSource.CLOSED;
    only.dispatchEvent(new Event('error'));
    await vi.advanceTimersByTimeAsync(100_000);

    expect(tabs.map(({ isSignedOut }) => isSignedOut)).toEqual([true, true]);
    expect(FakeSource.open).toEqual([]);
  });

  it('never listen for another person', async () => {
    await givenTab('maria');
    await givenTab('ruth');

    expect(FakeSource.open).toHaveLength(2);
  });
});
