import { afterEach, describe, expect, it, vi } from 'vitest';
import { Transfers } from '@/components/uploading/transfers';

const goal = { workspaceId: '0f8fad5b-d9cb-469f-a165-70867728950e', said: () => ({}) };

function waiting(id: string, isWhole = true) {
  const receivedBytes = isWhole ? 20 : 5;
  const file = { name: `${id}.csv`, sizeBytes: 20, modifiedAt: null };
  return { ...file, id, deliverableId: null, receivedBytes, isWhole };
}

const idsOf = (transfers: Transfers) => transfers.current().map(({ id }) => id);

describe('the files of a form, when a newer page names others', () => {
  it('are what it names: what it doesn’t has gone with something that was sent elsewhere', () => {
    const transfers = new Transfers(goal, [waiting('orders'), waiting('film', false)]);

    transfers.meet([waiting('film', false)]);
    expect(idsOf(transfers)).toEqual(['film']);

    transfers.meet([waiting('film', false), waiting('letter')]);
    expect(idsOf(transfers)).toEqual(['film', 'letter']);

    transfers.meet([]);
    expect(idsOf(transfers)).toEqual([]);
  });

  it('don’t come back with a page that was rendered before they went', () => {
    const transfers = new Transfers(goal, [waiting('orders')]);
    transfers.release(['orders']);

    transfers.meet([waiting('orders')]);

    expect(idsOf(transfers)).toEqual([]);
  });
});

describe('a file that is removed', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  /** A browser whose requests get these answers, one after the other; null: there is no connection. */
  function givenBrowser(answers: readonly (number | null)[]) {
    const window = new EventTarget();
    const fetch = vi.fn();
    for (const status of answers) {
      if (status === null) fetch.mockRejectedValueOnce(new TypeError('no connection'));
      else fetch.mockResolvedValueOnce(new Response(null, { status }));
    }
    vi.stubGlobal('window', window);
    vi.stubGlobal('navigator', { onLine: true });
    vi.stubGlobal('fetch', fetch);
    return {
      fetch,
      goesOnline: async () => {
        await new Promise((resolve) => setImmediate(resolve));
        window.dispatchEvent(new Event('online'));
        await new Promise((resolve) => setImmediate(resolve));
      },
    };
  }

  it.each([
    ['there was no connection', null],
    ['the server was away', 503],
    ['the session had ended', 401],
  ])('is removed on the server once it can be told, when %s: it would be there again', async (_, first) => {
    const { fetch, goesOnline } = givenBrowser([first, 204]);
    const transfers = new Transfers(goal, [waiting('salaries')]);
    const stop = transfers.subscribe(() => undefined);

    transfers.remove('salaries');
    expect(idsOf(transfers)).toEqual([]);
    await goesOnline();
    await goesOnline();
    stop();

    expect(fetch.mock.calls.map(([address, { method }]) => [address, method])).toEqual([
      [expect.stringContaining('salaries'), 'DELETE'],
      [expect.stringContaining('salaries'), 'DELETE'],
    ]);
  });

  it('that never began to arrive is unknown to the server, and that will do', async () => {
    const { fetch, goesOnline } = givenBrowser([404]);
    const transfers = new Transfers(goal, [waiting('salaries')]);
    const stop = transfers.subscribe(() => undefined);

    transfers.remove('salaries');
    await goesOnline();
    stop();

    expect(fetch).toHaveBeenCalledTimes(1);
  });
});
