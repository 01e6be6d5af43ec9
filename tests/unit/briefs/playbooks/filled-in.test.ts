import { describe, expect, it } from 'vitest';
import { filledInFor } from '@/components/playbooks/filled-in';

const MARIA = { deadlineDate: '2027-03-05', deadlineTime: '18:00', deadlineZone: 'Asia/Manila' };
const ANN = { deadlineDate: '2027-03-08', deadlineTime: '17:00', deadlineZone: 'America/Chicago' };
const NOTHING = { deadlineDate: '', deadlineTime: '17:00', deadlineZone: 'America/Chicago' };

describe('the deadline that a form fills in for whoever is chosen', () => {
  it('is that of the next person once somebody else is chosen: it stayed the first one’s, on their clock', () => {
    expect(filledInFor(MARIA, NOTHING, undefined)).toEqual(MARIA);
    expect(filledInFor(ANN, MARIA, MARIA)).toEqual(ANN);
  });

  it('is gone with its person where nothing is usual for the next, or nobody is chosen', () => {
    expect(filledInFor(undefined, MARIA, MARIA)).toEqual({ ...MARIA, deadlineDate: '' });
    expect(filledInFor(undefined, NOTHING, undefined)).toBeNull();
  });

  it.each([
    { what: 'a date', typed: { deadlineDate: '2027-03-12' } },
    { what: 'a time', typed: { deadlineTime: '12:00' } },
    { what: 'a clock', typed: { deadlineZone: 'UTC' } },
  ])('stays as somebody has typed it: $what', ({ typed }) => {
    expect(filledInFor(ANN, { ...MARIA, ...typed }, MARIA)).toBeNull();
  });

  it('isn’t put in place of a date that was typed before anybody was chosen', () => {
    expect(filledInFor(ANN, MARIA, undefined)).toBeNull();
  });
});
