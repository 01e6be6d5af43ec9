import { describe, expect, it } from 'vitest';
import { columnOf, readInvitees } from '@/lib/people/importing/rows.rules';

const read = (...rows: { name?: string; email?: string }[]) =>
  readInvitees(rows.map((cells, at) => ({ line: at + 2, cells })));

describe('a file of people', () => {
  it('names its columns as spreadsheets do', () => {
    expect(['Name', 'FULL NAME', 'E-mail', 'Email address', 'Mail', 'Rate'].map(columnOf)).toEqual([
      'name',
      'name',
      'email',
      'email',
      'email',
      null,
    ]);
  });

  it('says of each row who is invited, or why nobody is', () => {
    const rows = read(
      { name: 'Oksana Bondar', email: 'Oksana.Bondar@inbox.example' },
      { name: '', email: 'nobody@inbox.example' },
      { name: 'Dewi', email: 'dewi at inbox' },
      { name: 'Oksana B.', email: 'oksana.bondar@inbox.example' },
    );

    expect(rows[0]).toEqual({
      line: 2,
      invitee: { name: 'Oksana Bondar', email: 'oksana.bondar@inbox.example' },
      error: null,
    });
    expect(rows.slice(1).map(({ error }) => error)).toEqual([
      'Say who you invite.',
      expect.stringContaining('doesn’t look like an e-mail address'),
      'This address is in another row as well.',
    ]);
  });
});
