import { describe, expect, it } from 'vitest';
import { initialsOf } from '@/components/ui/initials-of';

describe('the initials beside a message', () => {
  it.each([
    ['Maria Santos', 'M\u200cS'],
    ['ruth de la Adeyemi', 'R\u200cA'],
    ['Oluchi', 'O'],
    ['مريم بنت القحطاني', 'م\u200cا'],
    ['Zoe\u0308 (she)', 'Z\u200cS'],
    ['  Léa   Fontaine ', 'L\u200cF'],
    ['42 !', ''],
  ])('of %s are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
