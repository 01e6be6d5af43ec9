import { describe, expect, it } from 'vitest';
import { isAloneAfter, whatLeavingMeans } from '@/lib/deletion/leaving.rules';

describe('somebody who runs a business and leaves Handover', () => {
  it.each([
    ['the other of two owners', ['ruth', 'ben'], 'ben', true],
    ['one of three owners', ['ruth', 'ben', 'chi'], 'ben', false],
    ['a manager, where there is one owner', ['ruth'], 'tomas', false],
    ['an owner, for a manager who reads it', ['ben', 'chi'], 'ben', false],
  ])('leaves the reader as the only one or not: %s', (_, owners, leaving, isAlone) => {
    expect(isAloneAfter('ruth', leaving, owners)).toBe(isAlone);
  });

  it('takes their invitations along, if they are an owner', () => {
    const said = (role: 'owner' | 'manager') =>
      whatLeavingMeans({ role, isReaderAlone: false }, 'Obi Stoves').join(' ');

    expect(said('owner')).toContain('only they invited to run it');
    expect(said('manager')).toContain('tokens they made there end. What they did');
  });

  it('tells a last remaining owner so, and nobody else', () => {
    const said = (isReaderAlone: boolean) => whatLeavingMeans({ role: 'owner', isReaderAlone }, 'Obi Stoves');

    expect(said(true).slice(1)).toEqual([expect.stringMatching(/^You are its only owner then\./)]);
    expect(said(false)).toHaveLength(1);
  });
});
