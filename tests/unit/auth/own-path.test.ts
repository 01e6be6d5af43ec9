import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownPath } from '@/lib/platform/auth/own-path';

describe('where to go after signing in', () => {
  it.each([
    '/inbox',
    '/w/adeyemi-ceramics-k3f9x/briefs?state=open#first',
    '/invitations/AbC_-123',
    '/start?to=%2Finbox',
    '/w/caf%C3%A9',
  ])('can be our own page %s', (path) => {
    expect(ownPath(path)).toBe(path);
  });

  it.each([
    '',
    null,
    undefined,
    'inbox',
    'https://evil.example/',
    '//evil.example/',
    '///evil.example/',
    '/\\evil.example/',
    '\\\\evil.example',
    '/\tevil.example',
    '/\n/evil.example',
    '/%2f/evil.example',
    '/%2Fevil.example',
    '/%5cevil.example',
    '/%252f%252fevil.example',
    '/%25252fevil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/%2e%2e//evil.example',
    '/inbox\u0000',
    '/%00',
    '/%0d%0aSet-Cookie:x=1',
    '/%',
    '/%zz',
    'javascript:alert(1)',
    '/ //evil.example',
    `/${'a'.repeat(2_000)}`,
  ])('is our start page instead of %j', (path) => {
    expect(ownPath(path)).toBe('/start');
  });

  it('never leaves our origin, whatever is asked for', () => {
    const parts = fc.constantFrom(
      '/',
      '\\',
      '%2f',
      '%5c',
      '%252f',
      '.',
      '..',
      '@',
      ':',
      'evil.example',
      '?',
      '#',
      '\t',
      'x',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), (pieces) => {
        const target = new URL(ownPath(`/${pieces.join('')}`), 'https://handover.example');
        expect(target.origin).toBe('https://handover.example');
        expect(ownPath(`/${pieces.join('')}`)).not.toMatch(/^\/[/\\]/);
      }),
    );
  });
});
