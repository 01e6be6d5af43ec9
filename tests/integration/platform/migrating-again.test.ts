import { expect, it } from 'vitest';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { beginAnew } from '@/tests/support/setup/fresh';

const database = givenDatabase();

it('a process whose modules are read anew can migrate again', async () => {
  const { ownerUrl, appUrl } = database();

  for (const _ of ['first', 'again', 'once more']) {
    beginAnew();
    const { migrate } = await import('@/lib/platform/db/migrate');
    expect(await migrate({ ownerUrl, appUrl })).toEqual([]);
  }
});
