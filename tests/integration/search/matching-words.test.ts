import { beforeAll, describe, expect, it } from 'vitest';
import { searchWorkspace } from '@/lib/search/full.queries';
import { plainOf } from '@/lib/search/words.rules';
import { givenConnection } from '@/tests/support/connections';
import { givenPeople, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { aboutEngagement, says } from '@/tests/support/threads';

describe('the words of a search', () => {
  const owner = givenConnection(givenDatabaseWithPeople(), 'owner');
  let ruth: Person;
  let conversation: ReturnType<typeof aboutEngagement>;
  beforeAll(async () => {
    const { workspace, engagements, ruth: owner } = await givenPeople();
    ruth = owner;
    conversation = aboutEngagement(workspace.id, engagements.maria);
  });

  /** @returns the messages that a search finds, in full. */
  async function messagesFor(typed: string): Promise<readonly string[]> {
    const search = { typed, kinds: ['message'], after: null } as const;
    const { found } = await searchWorkspace(ruth.userId, conversation.workspaceId, search);
    return found.map(({ excerpt }) => excerpt.map(({ text }) => text).join(''));
  }

  it.each([
    ['the beginning of a word', 'verdig', true],
    ['several beginnings in any order, large or small, without accents', 'PAT verdigris', true],
    ['a part of a word that isn’t its beginning', 'digris', false],
    ['one word that is there and one that isn’t', 'verdigris cellar', false],
    ['words in quotes that stand so', '"verdigris pâté"', true],
    ['words in quotes that stand otherwise', '"pate verdigris"', false],
    ['words in quotes, never by their beginning', '"verdigris pat"', false],
    ['signs that mean something to a query', `verdigris' & !("|:*<->\\`, true],
    ['nothing but signs', '& | ! :* \\ %', false],
    ['part of a file name', 'pdf', true],
  ])('takes %s', async (_, typed, isFound) => {
    const body = 'Verdigris pâté — see „list-final.pdf”.';
    if ((await messagesFor('verdigris')).length === 0) await says(ruth, conversation, body);

    expect(await messagesFor(typed)).toEqual(isFound ? [body] : []);
  });

  it('finds Filipino and Vietnamese names as they are typed on any keyboard', async () => {
    await says(
      ruth,
      conversation,
      'Nguyễn Thị Hương and Đặng Quốc Vượng come with Señor Peña and Niño Ibañez.',
    );

    for (const typed of [
      'nguyen huong',
      'Dang Vuong',
      'peña',
      'pena ibanez',
      'NINO IBA',
      'ĐẶNG QUỐC',
      '"quoc vuong"',
    ]) {
      expect([typed, (await messagesFor(typed)).length]).toEqual([typed, 1]);
    }
    expect(await messagesFor('uong')).toEqual([]);
  });

  it('finds a Greek word by any of its letters, whichever sigma ends it', async () => {
    await says(ruth, conversation, 'Ο Νίκος στέλνει τις φωτογραφίες.');
    await says(ruth, conversation, 'ΝΙΚΟΣ, ΑΘΗΝΑ');

    for (const typed of ['νίκος', 'ΝΙΚΟΣ', 'νικοσ']) expect(await messagesFor(typed)).toHaveLength(2);
  });

  it('compares words like the page that highlights them', async () => {
    for (const text of [
      'Café ŁÓDŹ',
      'Straße, Ærø',
      'Привет',
      'ΣΟΦΙΑ',
      'Νίκος ΝΙΚΟΣ',
      'ﬁne ①',
      'Đà Nẵng',
      'İstanbul ısı',
    ]) {
      const { rows } = await owner().query<{ plain: string }>('SELECT app.plain($1) AS plain', [text]);

      expect(rows[0]?.plain).toBe(
        plainOf(text)
          .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
          .trim(),
      );
    }
  });
});
