import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseEnv } from '@/lib/platform/env/env';
import { messageOf } from '@/lib/platform/text/message-of';

const RIGHT = {
  DATABASE_APP_URL: 'postgresql://handover_web:secret@localhost:5432/handover',
  NEXTAUTH_URL: 'https://handover.example',
  NEXTAUTH_SECRET: 'a secret of at least thirty-two characters',
};

/** What an operator reads when the server doesn't start. */
function complaintAbout(settings: Record<string, string>): string {
  try {
    parseEnv(settings);
    return '';
  } catch (error) {
    return messageOf(error);
  }
}

describe('the settings', () => {
  it('require only three; the rest have defaults', () => {
    const env = parseEnv(RIGHT);

    expect(env).toMatchObject({
      NODE_ENV: 'development',
      STORAGE_DIR: '.handover/files',
      TRUSTED_PROXY_HOPS: 0,
      LOG_LEVEL: 'info',
    });
    expect(env.RESEND_API_KEY).toBeUndefined();
  });

  it('count as not set when they are empty, as in a copy of .env.example', () => {
    const settings = { ...RIGHT, STORAGE_DIR: undefined, LOG_LEVEL: undefined, MAIL_FROM: undefined };
    const empty = { STORAGE_DIR: '', LOG_LEVEL: '', MAIL_FROM: '', TRUSTED_PROXY_HOPS: '', WORKER_PORT: '' };

    expect(parseEnv({ ...settings, ...empty })).toEqual(parseEnv(settings));
  });

  it('name every variable that is missing or wrong, each on a line of its own', () => {
    const complaint = complaintAbout({
      ...RIGHT,
      NEXTAUTH_URL: 'handover.example',
      NEXTAUTH_SECRET: 'short',
    });

    expect(complaint).toContain('see .env.example');
    expect(complaint).toMatch(/^ {2}NEXTAUTH_URL: must be the address that people open/m);
    expect(complaint).toMatch(/^ {2}NEXTAUTH_SECRET: must have at least 32 characters/m);
    expect(complaint).not.toContain('DATABASE_APP_URL');
  });

  it.each([
    ['a line’s end of another system', 'RESEND_API_KEY', 're_abc\r'],
    ['a space before it', 'S3_ENDPOINT', ' https://s3.example'],
    ['quotes, which no container takes off', 'MAIL_REPLY_DOMAIN', '"replies.example"'],
    ['single quotes', 'STORAGE_DIR', "'/var/lib/handover'"],
  ])('say which has %s', (_, name, value) => {
    expect(complaintAbout({ ...RIGHT, [name]: value })).toMatch(
      new RegExp(`^  ${name}: has (a space|a line’s end|quotes).*take (it|them) off$`, 'm'),
    );
  });

  it('are kept as they are where a secret may begin and end with anything, and where only a part is in quotes', () => {
    const kept = {
      NEXTAUTH_SECRET: `${RIGHT.NEXTAUTH_SECRET} `,
      SEAL_KEY_PASSWORD: '"so"',
      SEAL_KEY_FILE: '/etc/seal.pem',
      MAIL_FROM: '"Handover, Ltd" <handover@inbox.example>',
    };

    expect(parseEnv({ ...RIGHT, ...kept })).toMatchObject(kept);
  });

  it('are each explained in .env.example', () => {
    const source = readFileSync('lib/platform/env/env.ts', 'utf8');
    const settings = [...source.matchAll(/^ {4}([A-Z][A-Z0-9_]+):/gm)].map(([, name]) => name);
    const explained = readFileSync('.env.example', 'utf8');

    expect(settings.length).toBeGreaterThan(40);
    expect(settings.filter((name) => !new RegExp(`^${name}=`, 'm').test(explained))).toEqual(['NODE_ENV']);
  });

  it('accept a push service on this machine only in a demo and in development', () => {
    const service = { ...RIGHT, PUSH_LOCAL_SERVICE: 'http://127.0.0.1:8040' };

    expect(complaintAbout(service)).toBe('');
    expect(complaintAbout({ ...service, NODE_ENV: 'production' })).toContain(
      'PUSH_LOCAL_SERVICE: names a stand-in',
    );
    expect(complaintAbout({ ...service, PUSH_LOCAL_SERVICE: 'https://push.example' })).toContain(
      'PUSH_LOCAL_SERVICE: must be an address of this machine',
    );
  });

  it('say of what is missing that it isn’t set, and what it should be', () => {
    const complaint = complaintAbout({});

    expect(complaint).toContain('DATABASE_APP_URL: is not set; it must be an address like postgresql://');
    expect(complaint).toContain('NEXTAUTH_SECRET: is not set; it must have at least 32 characters');
  });

  it.each([
    ['HANDOVER_DEMO', 'true', 'must be 1, or 0 or left out'],
    ['LOG_LEVEL', 'verbose', 'must be one of fatal, error, warn, info, debug, silent'],
    ['TRUSTED_PROXY_HOPS', 'one', 'must be a whole number from 0 to 9'],
    ['WORKER_PORT', '80000', 'must be a whole number from 0 to 65535'],
    ['DATABASE_DIRECT_URL', 'localhost:5432', 'must be an address like postgresql://'],
    ['NEXTAUTH_URL', 'https://example.com/handover', 'must end with the host'],
    ['HANDOVER_PRIVACY_URL', 'example.com/privacy', 'must be the address of a page, like https://'],
    ['HANDOVER_TERMS_URL', 'javascript:alert(1)', 'must be the address of a page, like https://'],
  ])('say that %s can’t be %s, which would count as not set, or fail later', (name, value, complaint) => {
    expect(complaintAbout({ ...RIGHT, [name]: value })).toContain(`${name}: ${complaint}`);
  });

  it('don\'t treat an explicit "no" as a demo', () => {
    expect(parseEnv({ ...RIGHT, HANDOVER_DEMO: '0' }).HANDOVER_DEMO).not.toBe('1');
  });

  it('never repeat a secret in a complaint', () => {
    expect(complaintAbout({ ...RIGHT, NEXTAUTH_SECRET: 'hunter2' })).not.toContain('hunter2');
  });

  it('treat an empty value of a .env file as not set', () => {
    const env = parseEnv({ ...RIGHT, RESEND_API_KEY: '', DATABASE_DIRECT_URL: '' });

    expect([env.RESEND_API_KEY, env.DATABASE_DIRECT_URL]).toEqual([undefined, undefined]);
  });

  it.each([
    ['RESEND_API_KEY', 're_live_1234'],
    ['STRIPE_SECRET_KEY', 'sk_live_1234'],
  ])('refuse the demo’s open sign-in together with a live %s', (name, key) => {
    expect(complaintAbout({ ...RIGHT, HANDOVER_DEMO: '1', [name]: key })).toContain('HANDOVER_DEMO');
  });

  const BUCKET = { S3_BUCKET: 'studio-files', S3_REGION: 'eu-central-1', SEAL_KEY_FILE: '/run/seal.pem' };

  it('accept a bucket, with a key or without one', () => {
    const key = { S3_ACCESS_KEY_ID: 'AKIA', S3_SECRET_ACCESS_KEY: 'a secret' };

    expect(complaintAbout({ ...RIGHT, ...BUCKET })).toBe('');
    expect(complaintAbout({ ...RIGHT, ...BUCKET, ...key, S3_PREFIX: 'handover/', S3_PATH_STYLE: '1' })).toBe(
      '',
    );
  });

  it.each([
    ['S3_REGION', { ...BUCKET, S3_REGION: '' }],
    ['S3_SECRET_ACCESS_KEY', { ...BUCKET, S3_ACCESS_KEY_ID: 'AKIA' }],
    ['SEAL_KEY_FILE', { ...BUCKET, SEAL_KEY_FILE: '' }],
    ['S3_ENDPOINT', { ...BUCKET, S3_ENDPOINT: 's3.example' }],
    ['S3_PREFIX', { ...BUCKET, S3_PREFIX: 'no-slash' }],
    ['S3_PATH_STYLE', { ...BUCKET, S3_PATH_STYLE: 'yes' }],
    ['S3_REGION', { S3_REGION: 'eu-central-1' }],
  ])('say what is wrong with a bucket’s %s', (name, settings) => {
    expect(complaintAbout({ ...RIGHT, ...settings })).toContain(`  ${name}: `);
  });

  it('let the demo run with the local stand-in’s key', () => {
    expect(complaintAbout({ ...RIGHT, HANDOVER_DEMO: '1', RESEND_API_KEY: 're_local_1234' })).toBe('');
  });

  it('accept a sample business at an address of its own, by https or on this machine', () => {
    const about = (HANDOVER_SAMPLE_URL: string) => complaintAbout({ ...RIGHT, HANDOVER_SAMPLE_URL });

    for (const right of ['', 'https://sample.example', 'https://sample.example/', 'http://127.0.0.1:3100'])
      expect(about(right)).toBe('');
    expect(about('sample.example')).toContain('HANDOVER_SAMPLE_URL: must be the address of a demo');
    expect(about('http://sample.example')).toContain('HANDOVER_SAMPLE_URL: must begin with https://');
    expect(about('https://sample.example/demo')).toContain('HANDOVER_SAMPLE_URL: must end with the host');
    expect(about(`${RIGHT.NEXTAUTH_URL}/`)).toContain('HANDOVER_SAMPLE_URL: is this installation itself');
  });

  it('accept both halves of Google’s key, and its stand-in on this machine only in a demo', () => {
    const google = { GOOGLE_CLIENT_ID: 'handover.apps.example', GOOGLE_CLIENT_SECRET: 'secret' };
    const standIn = { ...RIGHT, ...google, GOOGLE_ISSUER: 'http://127.0.0.1:8030' };

    expect(parseEnv({ ...RIGHT, ...google }).GOOGLE_CLIENT_ID).toBe('handover.apps.example');
    expect(complaintAbout({ ...RIGHT, GOOGLE_CLIENT_ID: 'handover.apps.example' })).toContain(
      'GOOGLE_CLIENT_SECRET: is not set; it goes together with the other',
    );
    expect(complaintAbout({ ...RIGHT, GOOGLE_CLIENT_SECRET: 'secret' })).toContain(
      'GOOGLE_CLIENT_ID: is not set',
    );
    expect(complaintAbout({ ...standIn, NODE_ENV: 'production' })).toContain('only a demo starts with it');
    expect(complaintAbout({ ...standIn, NODE_ENV: 'production', HANDOVER_DEMO: '1' })).toBe('');
    expect(complaintAbout({ ...standIn, GOOGLE_ISSUER: 'http://idp.example' })).toContain(
      'GOOGLE_ISSUER: must be an address of this machine',
    );
  });
});
