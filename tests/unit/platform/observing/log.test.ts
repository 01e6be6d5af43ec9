import { describe, expect, it } from 'vitest';
import { makeLog } from '@/lib/platform/logging/log';
import { asWork, beginWork, noteActor } from '@/lib/platform/logging/work';

/** @returns a log, and the lines it has written, parsed. */
function given() {
  const lines: Record<string, unknown>[] = [];
  const log = makeLog('info', { write: (line) => lines.push(JSON.parse(line)) });
  return { log, lines };
}

describe('a line of the log', () => {
  it('says by itself which request it belongs to, who asked, and which job', () => {
    const { log, lines } = given();

    asWork({ requestId: 'request-1' }, () => {
      noteActor('maria');
      log.info('in a request');
    });
    asWork({ requestId: 'request-1', job: 'mail.send' }, () => log.info('in its job'));
    log.info('outside of both');

    expect(lines).toMatchObject([
      { requestId: 'request-1', actorId: 'maria', msg: 'in a request' },
      { requestId: 'request-1', job: 'mail.send', msg: 'in its job' },
      { msg: 'outside of both' },
    ]);
    expect(lines[2]).not.toHaveProperty('requestId');
  });

  it('belongs to the request that it follows from, when two are answered at once', async () => {
    const { log, lines } = given();
    const request = async (requestId: string) => {
      beginWork({ requestId });
      for (let turn = 0; turn < 3; turn += 1) {
        await Promise.resolve();
        log.info(requestId);
      }
    };

    await Promise.all(['one', 'two'].map((id) => Promise.resolve().then(() => request(id))));

    expect(lines).toHaveLength(6);
    for (const { requestId, msg } of lines) expect(requestId).toBe(msg);
  });
});
