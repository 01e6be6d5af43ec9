import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKind, readAuditView, spanOf, writeAuditView } from '@/lib/audit/view.rules';

describe('which part of the audit log a page shows', () => {
  it('is read from the address that was written for it', () => {
    const view = {
      who: '019ac000-0000-7000-8000-000000000001',
      kind: 'brief',
      from: '2026-11-01',
      until: '2026-11-26',
      after: { at: new Date('2026-11-25T12:00:00.123Z'), id: '019ac000-0000-7000-8000-000000000002' },
    } as const;

    const search = Object.fromEntries(new URLSearchParams(writeAuditView(view)));

    expect(readAuditView(search)).toEqual(view);
  });

  it('is the whole of it, from its newest line, whatever nonsense is asked for', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('who', 'kind', 'from', 'until', 'after', '__proto__'), fc.anything()),
        (search) => {
          const { kind, from, until, after } = readAuditView(search);
          expect(kind === null || isKind(kind)).toBe(true);
          for (const day of [from, until]) expect(day === null || /^\d{4}-\d\d-\d\d$/.test(day)).toBe(true);
          expect(after === null || !Number.isNaN(after.at.getTime())).toBe(true);
        },
      ),
    );
    expect(readAuditView({ kind: 'constructor', who: 'Ruth', from: '2026-02-30', after: '1_2' })).toEqual({
      who: null,
      kind: null,
      from: null,
      until: null,
      after: null,
    });
  });

  it('begins and ends with its days on the reader’s clock', () => {
    expect(spanOf({ from: '2026-11-26', until: '2026-11-26' }, 'Asia/Manila')).toEqual({
      since: new Date('2026-11-25T16:00:00Z'),
      before: new Date('2026-11-26T16:00:00Z'),
    });
  });
});
