import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { postOut } from '@/lib/platform/outgoing/posting';
import { startReceiver } from '@/tests/support/servers/webhook-receiver';

const names = vi.hoisted(() => new Map<string, readonly string[]>());
const SILENT = vi.hoisted(() => 'silent.example');
vi.mock('node:dns/promises', () => ({
  lookup: async (name: string) => {
    if (name === SILENT) await new Promise(() => {});
    return (names.get(name) ?? []).map((address) => ({ address }));
  },
}));

describe('a call to the outside', () => {
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  beforeAll(async () => {
    process.env.WEBHOOKS_TO_LOOPBACK = '1';
    receiver = await startReceiver();
  });
  afterAll(() => receiver.close());
  afterEach(() => vi.unstubAllEnvs());

  it('goes to the address that was checked, wherever the name leads a moment later', async () => {
    receiver.answer({ status: 200, body: 'here' });
    names.set('hooks.example', ['127.0.0.1']);

    const answer = await postOut(`http://hooks.example:${receiver.port}/`, '{}', {});

    expect(answer).toEqual({ status: 200, text: 'here' });
  });

  it.each([
    ['a private network', ['10.0.0.5']],
    ['a cloud’s own address', ['169.254.169.254']],
    ['one public and one private address', ['93.184.215.14', '192.168.0.1']],
    ['nowhere', []],
  ])('never goes to a name that leads to %s', async (_, found) => {
    names.set('trap.example', found);

    await expect(postOut('https://trap.example/', '{}', {})).rejects.toThrow(/leads/);
  });

  it.each(['https://10.0.0.5/', 'https://[::ffff:169.254.169.254]/', 'https://[fd00::1]/', 'https://0xa.1/'])(
    'never goes to %s',
    async (address) => {
      await expect(postOut(address, '{}', {})).rejects.toThrow('into a private network');
    },
  );

  it.each([
    'https://127.0.0.1/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://[::1]/',
    'https://here.example/',
  ])('never goes to %s if nothing on this machine may be called', async (address) => {
    names.set('here.example', ['127.0.0.1']);
    const { postOut } = await elsewhere();

    await expect(postOut(address, '{}', {})).rejects.toThrow('into a private network');
  });

  it("isn't made without TLS there", async () => {
    const { postOut } = await elsewhere();

    await expect(postOut('http://hooks.example/', '{}', {})).rejects.toThrow('begin with https://');
  });

  /** As in an installation for others: its settings don't allow receivers on its own machine. */
  async function elsewhere() {
    vi.resetModules();
    vi.stubEnv('WEBHOOKS_TO_LOOPBACK', undefined);
    return import('@/lib/platform/outgoing/posting');
  }

  it("doesn't follow a redirect", async () => {
    const before = receiver.received.length;
    receiver.answer({ status: 302, location: receiver.url });

    expect((await postOut(receiver.url, '{}', {})).status).toBe(302);
    expect(receiver.received.length).toBe(before + 1);
  });

  it.each([
    ['no server of names answers about it', () => `https://${SILENT}/`],
    ['it takes what comes and says nothing', () => receiver.url],
  ])('is given up when %s in time', async (_, address) => {
    receiver.answer({ status: 200, body: 'late', isSilent: true });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const given = expect(postOut(address(), '{}', {})).rejects.toThrow('No answer within 15 seconds.');
      await vi.advanceTimersByTimeAsync(15_000);
      await given;
    } finally {
      vi.useRealTimers();
    }
  });

  it('may get a long answer, of which only the beginning is read', async () => {
    receiver.answer({ status: 200, body: 'x'.repeat(5_000_000) });

    expect((await postOut(receiver.url, '{}', {})).text).toHaveLength(2_000);
  });

  it('isn’t left with half an emoji where its answer is cut', async () => {
    receiver.answer({ status: 200, body: `${'x'.repeat(1_999)}🙂 and more` });

    expect((await postOut(receiver.url, '{}', {})).text).toBe('x'.repeat(1_999));
  });
});
