import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOG_DAYS } from '@/lib/api/webhooks/rules';
import { SESSION_DAYS } from '@/lib/platform/auth/next-auth';
import { WORDS_DAYS } from '@/lib/platform/mail/forgetting.rules';

const TOLD = readFileSync('docs/privacy.md', 'utf8');

/** Everything that a pattern's group names in the sources that match `files`. */
function named(files: readonly string[], pattern: RegExp, isMeant = (_: string) => true): readonly string[] {
  const texts = globSync([...files]).map((file) => readFileSync(file, 'utf8'));
  const found = texts
    .filter(isMeant)
    .flatMap((text) => [...text.matchAll(pattern)].map(([, name = '']) => name));
  return [...new Set(found)].sort();
}

describe('docs/privacy.md', () => {
  it('names every cookie', () => {
    const cookies = named(['lib/**/*.ts'], /ownCookie\('(\w+)'\)/g);

    expect(cookies.length).toBeGreaterThan(5);
    expect(cookies.filter((name) => !TOLD.includes(`\`handover.${name}\``))).toEqual([]);
  });

  it('names every place in a browser where something is kept', () => {
    const stores = (text: string) => /localStorage\.setItem|createStore\(/.test(text);
    const places = named(['components/**/*.ts', 'components/**/*.tsx'], /['`](handover[:.-][\w:-]*)/g, stores)
      // what is dispatched, and not kept
      .filter((name) => name !== 'handover:queue-changed');

    expect(places.length).toBeGreaterThan(4);
    expect(places.filter((name) => !TOLD.includes(`\`${name}\``))).toEqual([]);
    expect(readFileSync('public/inbox-worker.js', 'utf8')).toContain("VERSION = 'handover-2'");
    expect(TOLD).toContain('`handover-2-pages-`');
  });

  it('says how long sign-ins, the words of e-mails and what webhooks were told are kept', () => {
    const rowOf = (start: string) => TOLD.split('\n').find((line) => line.startsWith(`| ${start}`)) ?? '';

    expect(rowOf('Sessions')).toContain(` ${SESSION_DAYS} days`);
    expect(rowOf('The words of e-mails')).toContain(` ${WORDS_DAYS} days`);
    expect(rowOf('What webhooks were told')).toContain(` ${LOG_DAYS} days`);
  });
});
