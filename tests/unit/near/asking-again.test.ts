import { describe, expect, it } from 'vitest';
import { askingAgain } from '@/components/near/asking-again';

const PAGE = 'https://handover.example/w/adeyemi/briefs?_rsc=abc';
const FOR_DATA = { headers: { rsc: '1' } };

describe("a request for a page's data", () => {
  it('is sent again when the response broke on its way, which then comes whole', async () => {
    const { fetch, asked } = browserThatHears(broken(), whole('the page'));

    const answer = await fetch(PAGE, FOR_DATA);

    expect(await answer.text()).toBe('the page');
    expect(asked()).toBe(2);
  });

  it.each([502, 503, 504])('is sent again when a proxy says %i', async (status) => {
    const { fetch, asked } = browserThatHears(proxySays(status), proxySays(status), whole('the page'));

    expect((await fetch(PAGE, FOR_DATA)).status).toBe(200);
    expect(asked()).toBe(3);
  });

  it('is sent again when nobody answered at all', async () => {
    const { fetch } = browserThatHears(nobody(), whole('the page'));

    expect(await (await fetch(PAGE, FOR_DATA)).text()).toBe('the page');
  });

  it.each([200, 307, 404, 500])('accepts what the server itself says: %i', async (status) => {
    const { fetch, asked, lost } = browserThatHears(whole('said', status));

    expect((await fetch(PAGE, FOR_DATA)).status).toBe(status);
    expect(asked()).toBe(1);
    expect(lost()).toEqual([]);
  });

  it('gives up after ten seconds, with the last answer, and says which page it was', async () => {
    const { fetch, lost, waited } = browserThatHears(proxySays(502));

    expect((await fetch(PAGE, FOR_DATA)).status).toBe(502);
    expect(lost()).toEqual(['/w/adeyemi/briefs']);
    expect(waited()).toBeGreaterThan(7_000);
    expect(waited()).toBeLessThanOrEqual(10_000);
  });

  it('gives up at once when offline if a copy may be kept', async () => {
    const { fetch, asked, lost } = browserThatHears(nobody(), { isOnline: false, isKept: true });

    await expect(fetch(PAGE, FOR_DATA)).rejects.toThrow('Failed to fetch');
    expect(asked()).toBe(1);
    expect(lost()).toEqual(['/w/adeyemi/briefs']);
  });

  it('waits for the connection if no copy is kept', async () => {
    const { fetch, asked, lost, waited } = browserThatHears(nobody(), whole('the page'), { isOnline: false });

    expect(await (await fetch(PAGE, FOR_DATA)).text()).toBe('the page');
    expect(asked()).toBe(2);
    expect(waited()).toBe(0);
    expect(lost()).toEqual([]);
  });

  it.each([true, false])(
    'never gives up when the page is open, the connection is back, and a copy is kept: %s',
    async (isKept) => {
      const { fetch, lost } = browserThatHears(nobody(), whole('the page'), {
        isOnline: false,
        isKept,
        isOpen: true,
      });

      expect(await (await fetch(PAGE, FOR_DATA)).text()).toBe('the page');
      expect(lost()).toEqual([]);
    },
  );

  it('goes on and on if the page is open and a proxy says that nobody is there', async () => {
    const { fetch, lost, waited } = browserThatHears(
      ...Array.from({ length: 40 }, () => proxySays(502)),
      whole('the page'),
      { isOpen: true },
    );

    expect(await (await fetch(PAGE, FOR_DATA)).text()).toBe('the page');
    expect(waited()).toBeGreaterThan(60_000);
    expect(lost()).toEqual([]);
  });

  it('isn’t loaded again for somebody who has turned away from it', async () => {
    const { fetch, asked } = browserThatHears(nobody(), whole('the page'));

    const turned = { ...FOR_DATA, signal: AbortSignal.abort() };
    await expect(fetch(PAGE, turned)).rejects.toThrow('Failed to fetch');
    expect(asked()).toBe(1);
  });
});

describe('any other request', () => {
  it.each([
    ['a form', { ...FOR_DATA, method: 'POST' }],
    ['what a page looks up', undefined],
  ] as const)('%s is never sent twice', async (_, init) => {
    const { fetch, asked } = browserThatHears(proxySays(502), whole('done twice'));

    expect((await fetch(PAGE, init)).status).toBe(502);
    expect(asked()).toBe(1);
  });
});

describe('a form posted by scripts', () => {
  const FORM = { method: 'POST', headers: { 'next-action': 'abc' } };

  it('has its answer once that is complete', async () => {
    const { fetch } = browserThatHears(whole('done'));

    expect(await (await fetch(PAGE, FORM)).text()).toBe('done');
  });

  it('has none when that broke on its way, and isn’t posted again', async () => {
    const { fetch, asked } = browserThatHears(broken(), whole('done twice'));

    await expect(fetch(PAGE, FORM)).rejects.toThrow(TypeError);
    expect(asked()).toBe(1);
  });
});

type Heard = () => Promise<Response>;

type Line = Partial<Record<'isOnline' | 'isKept' | 'isOpen', boolean>>;

/**
 * A browser that gets these answers in turn, and the last one from then on. Its clock moves only while it waits; if it
 * is offline it comes online as soon as it waits for that.
 */
function browserThatHears(...given: readonly (Heard | Line)[]) {
  const heard = given.filter((each) => typeof each === 'function');
  const line: Line = Object.assign({}, ...given.filter((each) => typeof each !== 'function'));
  let isOnline = line.isOnline ?? true;
  let asked = 0;
  let clock = 0;
  const lost: string[] = [];
  const fetch = askingAgain({
    ask: async () => {
      const next = heard[Math.min(asked, heard.length - 1)];
      asked += 1;
      return next ? next() : Response.error();
    },
    now: () => clock,
    pause: async (ms) => {
      clock += ms;
    },
    isOnline: () => isOnline,
    isOpen: () => line.isOpen ?? false,
    isKept: () => line.isKept ?? false,
    lineIsBack: async () => {
      isOnline = true;
    },
    onLost: ({ pathname }) => lost.push(pathname),
  });
  return { fetch, asked: () => asked, lost: () => lost, waited: () => clock };
}

const whole =
  (text: string, status = 200): Heard =>
  async () =>
    new Response(text, { status });

const proxySays = (status: number): Heard => whole('<h1>Bad Gateway</h1>', status);

const nobody = (): Heard => async () => {
  throw new TypeError('Failed to fetch');
};

/** Its headers have come, its body breaks. */
const broken = (): Heard => async () =>
  new Response(new ReadableStream({ pull: (body) => body.error(new TypeError('network error')) }));
