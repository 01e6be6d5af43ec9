import { describe, expect, it } from 'vitest';
import { makeLog } from '@/lib/platform/logging/log';

describe('a line of the log', () => {
  function logged(...entry: Parameters<ReturnType<typeof makeLog>['info']>): Record<string, unknown> {
    const lines: string[] = [];
    makeLog('info', { write: (line: string) => lines.push(line) }).info(...entry);
    return JSON.parse(lines.join(''));
  }

  it('is JSON, with its level and its message', () => {
    expect(logged({ action: 'briefs.accept' }, 'an action failed')).toMatchObject({
      level: 30,
      action: 'briefs.accept',
      msg: 'an action failed',
    });
  });

  it('has no token, address, secret or body in it, even when code would pass one in', () => {
    const secrets = ['token', 'email', 'password', 'secret', 'body', 'authorization', 'cookie'];
    const passed = Object.fromEntries(secrets.map((name) => [name, `the ${name} itself`]));

    const line = logged({ request: passed }, 'a request');

    expect(JSON.stringify(line)).not.toContain('itself');
    expect(line.request).toEqual(Object.fromEntries(secrets.map((name) => [name, '[redacted]'])));
  });
});
