import { describe, expect, it } from 'vitest';
import { recordedName } from '@/lib/people/recorded-name.rules';
import { NAME_OF_NOBODY } from '@/lib/platform/mail/gone';

describe('the name of an assistant in records of time and pay', () => {
  it('is what they call themselves, and before they accept, what the business called them', () => {
    expect(recordedName({ assistant: { name: 'Nia Lopes' }, assistantName: 'Nia' })).toBe('Nia Lopes');
    expect(recordedName({ assistant: null, assistantName: 'Nia' })).toBe('Nia');
  });

  it('is what the business called them once they have deleted their account', () => {
    expect(recordedName({ assistant: { name: NAME_OF_NOBODY }, assistantName: 'Nia' })).toBe('Nia');
  });
});
