import { describe, expect, it } from 'vitest';
import { isAloneAfter, whatLeavingMeans } from '@/lib/deletion/leaving.rules';

describe('somebody who runs a business and leaves Handover', () => {
  it.each([
    ['the other of two owners', ['ruth', 'ben'], 'ben', true],
    ['one of three owners', ['ruth', 'ben', 'chi'], 'ben', false],
    ['a manager, where there is one owner', ['ruth'], 'tomas', false],
    ['an owner, for a manager who reads it', ['ben', 'chi'], 'ben', false],
  ])('leaves the reader alone or not: %s', (_, owners, leaving, isAlone) => {
    expect(isAloneAfter('ruth', leaving, owners)).toBe(isAlone);
  });

  it('takes back whom they asked, if they are an owner', () => {
    const said = (role: 'owner' | 'manager') =>
      whatLeavingMeans({ role, isReaderAlone: false }, 'Obi Stoves').join(' ');

    expect(said('owner')).toContain('asked to run it');
    expect(said('manager')).not.toContain('asked to run it');
  });
});
