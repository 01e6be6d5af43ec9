import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstFreePort } from '@/scripts/steps/ports';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenWebhooks } from '@/tests/support/webhooks';

/** The receiver that docs/api.md shows, as it is written there. */
function exampleReceiver(): string {
  const [, code] = /```js\n([^`]*standardwebhooks[^`]*)```/.exec(readFileSync('docs/api.md', 'utf8')) ?? [];
  if (!code) throw new Error('docs/api.md shows no receiver');
  return code;
}

describe('the receiver that docs/api.md shows', () => {
  givenDatabaseWithPeople();
  const { givenWebhook, happens, sendNewest } = givenWebhooks();
  let port: number;
  beforeAll(async () => {
    port = await firstFreePort(24_900);
  });

  let stop = () => {};
  afterAll(() => stop());

  /** Runs it with a secret, until it answers. */
  async function started(secret: string): Promise<{ readonly printed: () => string }> {
    const child = spawn(process.execPath, ['--input-type=module', '-'], {
      env: { ...process.env, WEBHOOK_SECRET: secret, PORT: String(port) },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    stop = () => child.kill();
    let printed = '';
    child.stdout.on('data', (some) => (printed += String(some)));
    child.stdin.end(`${exampleReceiver()}\nconsole.log('listening');`);
    await once(child.stdout, 'data');
    return { printed: () => printed };
  }

  it('takes a message as it is sent, and nothing that somebody changed', async () => {
    const webhook = await givenWebhook(['brief.handed_over'], `http://127.0.0.1:${port}/`);
    const receiver = await started(webhook.secret);

    await happens();
    const id = await sendNewest(webhook);

    expect((await webhook.read()).messages).toMatchObject([{ id, state: 'taken', each: [{ status: 204 }] }]);
    expect(receiver.printed()).toContain(`${id} brief.handed_over`);
    const forged = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      headers: {
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(Date.now() / 1_000)),
        'webhook-signature': 'v1,bm90IG91cnM=',
      },
      body: '{"type":"brief.approved"}',
    });
    expect(forged.status).toBe(401);
    expect(receiver.printed()).not.toContain('brief.approved');
  });
});
