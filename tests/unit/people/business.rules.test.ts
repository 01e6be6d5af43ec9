import { describe, expect, it } from 'vitest';
import { decideBusinessChange } from '@/lib/people/business/business.rules';
import type { Role } from '@/lib/people/rules';

const THERE = {
  name: 'Adeyemi Ceramics',
  timeZone: 'America/Chicago',
  currency: 'USD',
  version: 3,
  keepsZone: false,
};
const SEEN = { name: THERE.name, timeZone: THERE.timeZone, currency: THERE.currency, version: 3 };

function answer(role: Role | null, asked: Partial<typeof SEEN>, there: Partial<typeof THERE> = {}) {
  const decided = decideBusinessChange(role, { ...THERE, ...there }, { ...SEEN, ...asked });
  return decided.ok ? decided.value : decided.refusal;
}

describe("changing a business's details", () => {
  it.each([
    ['owner', true],
    ['manager', { code: 'not_allowed' }],
    ['assistant', { code: 'not_found' }],
    [null, { code: 'not_found' }],
  ] as const)('%s', (role, expected) => {
    for (const asked of [{ name: 'Adeyemi Kilns' }, { timeZone: 'Europe/Lisbon' }, { currency: 'EUR' }]) {
      const answered = answer(role, asked);
      if (expected === true) expect(answered).toBe(true);
      else expect(answered).toMatchObject(expected);
    }
  });

  it('that says what is already there changes nothing, however old its page is; and is an owner’s all the same', () => {
    expect(answer('owner', {})).toBe(false);
    expect(answer('owner', { version: 1 }, { keepsZone: true })).toBe(false);
    expect(answer('manager', {})).toMatchObject({ code: 'not_allowed' });
  });

  it('is refused if somebody else was faster', () => {
    expect(answer('owner', { name: 'Adeyemi Kilns', version: 2 })).toMatchObject({
      code: 'changed_meanwhile',
    });
  });

  it('keeps the clock that an agreement was made on, and nothing else', () => {
    expect(answer('owner', { timeZone: 'Europe/Lisbon' }, { keepsZone: true })).toMatchObject({
      code: 'zone_stays',
      field: 'timeZone',
    });
    expect(answer('owner', { name: 'Adeyemi Kilns', currency: 'EUR' }, { keepsZone: true })).toBe(true);
  });
});
