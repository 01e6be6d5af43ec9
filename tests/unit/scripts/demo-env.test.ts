import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseEnv } from '@/lib/platform/env/env';
import { localEnv } from '@/scripts/steps/demo-env';
import { KEPT } from '@/scripts/steps/paths';

/** A command of its own, whose secrets are made and removed again. */
const COMMAND = `unit-${process.pid}`;
const LOCAL = {
  ownerUrl: 'postgresql://postgres@127.0.0.1:54300/handover',
  appUrl: 'postgresql://handover_demo_app@127.0.0.1:54300/handover',
  url: 'http://localhost:3000',
  mailboxUrl: 'http://127.0.0.1:8025',
};

describe('the demo’s settings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'handover-env-'));
  afterAll(() => {
    rmSync(join(KEPT, COMMAND), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  });

  it('are complete, with a key that can send no real mail', () => {
    const env = parseEnv(localEnv(COMMAND, LOCAL));

    expect(env.RESEND_API_KEY).toMatch(/^re_local_/);
    expect(env).toMatchObject({ HANDOVER_DEMO: '1', RESEND_BASE_URL: LOCAL.mailboxUrl });
  });

  it('let nobody operate it or see its mailbox, if others reach it', () => {
    const env = parseEnv(localEnv(COMMAND, { ...LOCAL, url: 'https://sample.example', isPublic: true }));

    expect(env).toMatchObject({ HANDOVER_DEMO: '1', RESEND_BASE_URL: LOCAL.mailboxUrl });
    expect([env.HANDOVER_OPERATORS, env.HANDOVER_MAILBOX_URL]).toEqual([undefined, undefined]);
  });

  it('keep their secrets from one start to the next', () => {
    expect(localEnv(COMMAND, LOCAL)).toEqual(localEnv(COMMAND, LOCAL));
  });

  it('take nothing from a .env that names a real database, account or sender', () => {
    const file = join(folder, '.env');
    const real = {
      DATABASE_APP_URL: 'postgresql://real',
      DATABASE_DIRECT_URL: 'postgresql://real',
      STRIPE_SECRET_KEY: 'sk_live_1',
      RESEND_API_KEY: 're_1',
      RESEND_WEBHOOK_SECRET: 'whsec_1',
      RESEND_BASE_URL: 'https://real.example',
      MAIL_FROM: 'Real <real@real.example>',
      NEXTAUTH_URL: 'https://real.example',
      STORAGE_DIR: '/srv/real',
      TRUSTED_PROXY_HOPS: '2',
    };
    writeFileSync(
      file,
      Object.entries(real)
        .map(([name, value]) => `${name}="${value}"\n`)
        .join(''),
    );

    const seen = execFileSync(
      process.execPath,
      [
        '-e',
        `process.loadEnvFile(${JSON.stringify(file)}); process.stdout.write(JSON.stringify(process.env))`,
      ],
      { env: { ...localEnv(COMMAND, LOCAL), NODE_ENV: 'production' }, encoding: 'utf8' },
    );

    const values: unknown[] = Object.values(JSON.parse(seen));
    expect(Object.values(real).filter((value) => values.includes(value))).toEqual([]);
  });
});
