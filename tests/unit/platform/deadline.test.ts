import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demand } from '@/lib/platform/result';
import { requireAhead, resolveDeadline } from '@/lib/platform/time/deadline';
import { isZone, zoneNames } from '@/lib/platform/time/zones';

const codeOf = (local: string, zone: string) => {
  const result = resolveDeadline(local, zone);
  return result.ok ? 'accepted' : result.refusal.code;
};

describe('a deadline', () => {
  it('is the instant at which the chosen zone’s clock shows the chosen time', () => {
    const deadline = demand(resolveDeadline('2026-11-27T17:00', 'America/Chicago'));

    expect(deadline).toEqual({
      at: new Date('2026-11-27T23:00:00Z'),
      local: '2026-11-27T17:00',
      zone: 'America/Chicago',
      note: null,
      twice: null,
    });
  });

  it.each([
    ['2026-02-30T17:00', 'UTC', 'no_such_date'],
    ['2026-02-29T17:00', 'UTC', 'no_such_date'],
    ['2028-02-29T17:00', 'UTC', 'accepted'],
    ['2026-13-01T17:00', 'UTC', 'no_such_date'],
    ['27.11.2026T17:00', 'UTC', 'no_such_date'],
    ['', 'UTC', 'no_such_date'],
    ['2026-11-27', 'UTC', 'no_such_time'],
    ['2026-11-27T', 'UTC', 'no_such_time'],
    ['2026-11-27T24:00', 'UTC', 'no_such_time'],
    ['2026-11-27T5pm', 'UTC', 'no_such_time'],
    ['2026-11-27T17:00', 'Mars/Olympus', 'wrong_zone'],
    ['2026-11-27T17:00', '+08:00', 'wrong_zone'],
    ['2026-11-27T17:00', '', 'wrong_zone'],
  ])('typed as %s in %s is %s', (local, zone, code) => {
    expect(codeOf(local, zone)).toBe(code);
  });

  it('in an hour that the clocks skip is refused, and says where they jump', () => {
    const result = resolveDeadline('2026-03-29T02:30', 'Europe/Berlin');

    expect(result).toMatchObject({ ok: false, refusal: { code: 'skipped_time', field: 'deadlineTime' } });
    expect(result.ok ? '' : result.refusal.message).toContain('from 02:00 to 03:00');
  });

  it('at the first skipped minute reports the same gap, with the times beside it', () => {
    const result = resolveDeadline('2026-03-29T02:00', 'Europe/Berlin');

    expect(result.ok ? '' : result.refusal.message).toContain(
      'from 02:00 to 03:00, so there is no 02:00. Choose 01:59 or 03:00, or another time.',
    );
  });

  it('in an hour that the clocks show twice is the later one, and says so', () => {
    const deadline = demand(resolveDeadline('2026-10-25T02:30', 'Europe/Berlin'));

    expect(deadline.at).toEqual(new Date('2026-10-25T01:30:00Z'));
    expect(deadline.note).toContain('twice');
  });

  it('on a day that a place left out is refused', () => {
    // Samoa went from the 29th to the 31st of December 2011.
    expect(codeOf('2011-12-30T12:00', 'Pacific/Apia')).toBe('skipped_time');
  });

  it('that has passed is refused at the date', () => {
    const deadline = demand(resolveDeadline('2026-11-27T17:00', 'UTC'));

    expect(requireAhead(deadline, new Date('2026-11-27T16:59:59Z')).ok).toBe(true);
    expect(requireAhead(deadline, deadline.at)).toMatchObject({
      ok: false,
      refusal: { code: 'past', field: 'deadlineDate' },
    });
  });

  it('shows the chosen time again when it is read back in its zone, in every zone and at any minute', () => {
    const minute = fc.date({
      min: new Date('2020-01-01T00:00:00Z'),
      max: new Date('2035-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(minute, fc.constantFrom(...zoneNames()), (date, zone) => {
        const local = date.toISOString().slice(0, 16);
        const result = resolveDeadline(local, zone);
        if (!result.ok) {
          expect(result.refusal.code).toBe('skipped_time');
          return;
        }
        const read = new Intl.DateTimeFormat('sv-SE', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'short',
        }).format(result.value.at);
        expect(read.replace(' ', 'T')).toBe(local);
      }),
      { numRuns: 400, examples: [[new Date('2027-03-14T02:30:00Z'), 'America/Chicago']] },
    );
  });
});

describe('a time zone', () => {
  it('is a name from the IANA list, not an offset and not a guess', () => {
    expect(['Asia/Manila', 'UTC', 'Asia/Calcutta'].every(isZone)).toBe(true);
    expect(['', '+02:00', 'Manila', '../etc/passwd'].some(isZone)).toBe(false);
  });

  it('that somebody already has stays among the choices, even if the list names it differently', () => {
    expect(zoneNames('US/Central')[0]).toBe('US/Central');
    expect(zoneNames('UTC')).toEqual(zoneNames());
  });
});
