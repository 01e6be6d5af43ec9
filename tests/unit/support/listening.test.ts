import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Answering, type Listening, listen } from '@/tests/support/servers/listening';

describe('a test server', () => {
  let server: Listening;
  const listening = async (answer: Answering) => {
    server = await listen(answer);
  };
  afterEach(async () => {
    vi.restoreAllMocks();
    await server.close();
  });

  it('is closed only once nothing is being answered any more', async () => {
    const begun = Promise.withResolvers<void>();
    let isDone = false;
    await listening(async () => {
      begun.resolve();
      await wait(50);
      isDone = true;
    });
    const asked = expect(fetch(server.url)).rejects.toThrow('fetch failed');
    await begun.promise;

    await server.close();

    expect(isDone).toBe(true);
    await asked;
  });

  it('says so when an answer fails', async () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await listening(async () => {
      throw new Error('out of order');
    });

    expect((await fetch(server.url)).status).toBe(500);
    expect(said).toHaveBeenCalledWith(expect.stringContaining('out of order'));
  });

  it('ignores clients that hang up in the middle of a request', async () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const begun = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<unknown>();
    await listening(async (asked) => {
      begun.resolve();
      await asked.toArray().catch((error) => {
        ended.resolve(error);
        throw error;
      });
    });
    const asking = request(server.url, { method: 'POST', headers: { 'content-length': '9' } });
    asking.on('error', () => undefined);
    asking.write('half');
    await begun.promise;
    asking.destroy();

    expect(await ended.promise).toBeInstanceOf(Error);
    expect(said).not.toHaveBeenCalled();
  });
});
