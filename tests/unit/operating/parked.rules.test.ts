import { describe, expect, it } from 'vitest';
import { idsIn, reasonOf } from '@/lib/operating/parked.rules';

const ID = '0193a1b2-0000-7000-8000-000000000001';

describe('what is shown of a job that was given up', () => {
  it('are the ids in its payload, and no other words', () => {
    const payload = {
      mailId: ID,
      event: 'evt_1QxYz3AbCdEf',
      address: 'maria@santos.example',
      note: 'Ask Jo',
    };

    expect(idsIn(payload)).toEqual([
      { name: 'mailId', id: ID },
      { name: 'event', id: 'evt_1QxYz3AbCdEf' },
    ]);
    expect([null, 'words', 7, []].flatMap(idsIn)).toEqual([]);
  });

  it('is why it failed, without what it may have quoted', () => {
    expect(reasonOf('the mail service refused for now: application_error\n    at run (jobs.ts:1)')).toBe(
      'the mail service refused for now: application_error',
    );
    expect(reasonOf('no row for "Minutes of the board" of maria@santos.example')).toBe('no row for … of …');
    expect(reasonOf('invalid input syntax for type uuid: `Call Jo tomorrow`')).not.toContain('Jo');
    expect(reasonOf('a'.repeat(900))?.length).toBeLessThanOrEqual(160);
  });

  it('is nothing where nothing is left to say', () => {
    expect([null, '', '[\n  {\n', '"all of it quoted"'].map(reasonOf)).toEqual([null, null, null, null]);
  });
});
