import { describe, expect, it } from 'vitest';
import { printable, printedSignature, printerWith, REPLACEMENT } from '@/lib/platform/pdf/printable';
import type { SignedEvidence } from '@/lib/platform/record/signed-evidence';

const LETTERS = new Set([...'Maria Sntos'].map((letter) => letter.codePointAt(0) ?? 0));

describe('printed text', () => {
  it('shows a gap for a letter that no font has, and leaves line ends and joiners', () => {
    expect(printable('Maria\nSantos', LETTERS)).toBe('Maria\nSantos');
    expect(printable('Maria\u200d 山', LETTERS)).toBe(`Maria\u200d ${REPLACEMENT}`);
    expect(printable('🎈', LETTERS)).toBe(REPLACEMENT);
  });

  it('of one file has gaps once any of its texts has one', () => {
    const { printed, hasGaps } = printerWith(LETTERS);

    expect([printed('Maria'), hasGaps()]).toEqual(['Maria', false]);
    expect([printed('山'), hasGaps()]).toEqual([REPLACEMENT, true]);
    expect([printed('Maria'), hasGaps()]).toEqual(['Maria', true]);
  });

  it('of a signature is what people and their browsers wrote, and nothing where they wrote nothing', () => {
    const written: SignedEvidence = {
      party: 'assistant',
      verifiedEmail: 'maria@inbox.example',
      authMethod: 'passkey',
      ip: null,
      signedAt: new Date(0),
      authenticatedAt: new Date(0),
      consentText: 'I agree.',
      consentVersion: '1',
      signedName: 'maria',
      accountName: 'Maria',
      userAgent: 'Firefox',
    };
    const printed = (text: string) => text.toUpperCase();

    expect(printedSignature(written, printed)).toEqual({
      ...written,
      signedName: 'MARIA',
      accountName: 'MARIA',
      userAgent: 'FIREFOX',
    });
    const bare = { ...written, accountName: null, userAgent: null };
    expect(printedSignature(bare, printed)).toMatchObject({ accountName: null, userAgent: null });
  });
});
