import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { type Sql, sql, withActor } from '@/lib/platform/tenancy';
import { givenDatabase } from '@/tests/support/servers/postgres';

/** Each question that a policy asks of a row, and the list that act_as_user has set for it. */
const QUESTIONS: readonly (readonly [string, string, (id: string | null) => Sql])[] = [
  ['its staff', 'app.staff_of', (id) => sql`app.is_staff_of(${id}::uuid)`],
  ['its members', 'app.member_of', (id) => sql`app.is_member_of(${id}::uuid)`],
  ['its assistant', 'app.engaged_in', (id) => sql`app.is_engaged_in(${id}::uuid)`],
  ['its former assistant', 'app.engaged_once_in', (id) => sql`app.was_engaged_in(${id}::uuid)`],
];

describe('a row is asked whether the actor is of', () => {
  givenDatabase();
  // without a common beginning, as ids made at one moment would have
  const [first, second, other] = [randomUUID(), randomUUID(), randomUUID()];

  describe.each(QUESTIONS)('%s', (_, list, question) => {
    const answerTo = (id: string | null, listed: string | null) =>
      withActor({ kind: 'auth' }, async (tx) => {
        if (listed !== null) await tx.$queryRaw`SELECT set_config(${list}, ${listed}, true)`;
        const [row] = await tx.$queryRaw<{ is: boolean | null }[]>(sql`SELECT ${question(id)} AS is`);
        return row?.is;
      });

    it.each([
      ['the only one', first, `{${first}}`],
      ['the first', first, `{${first},${second}}`],
      ['the last', second, `{${first},${second}}`],
    ])('yes: %s', async (_which, id, listed) => {
      expect(await answerTo(id, listed)).toBe(true);
    });

    it.each([
      ['another’s', other, `{${first},${second}}`],
      ['one of half this and half that', first.slice(0, 18) + second.slice(18), `{${second},${first}}`],
      ['where there is none', first, '{}'],
      ['where a transaction has left nothing', first, ''],
      ['where nobody ever set it', first, null],
    ])('no: %s', async (_which, id, listed) => {
      expect(await answerTo(id, listed)).toBe(false);
    });

    it('and no answer of a row that belongs nowhere, which no policy takes for a yes', async () => {
      expect(await answerTo(null, `{${first}}`)).toBeNull();
    });
  });
});
