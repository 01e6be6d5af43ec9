import { beforeAll, describe, expect, it } from 'vitest';
import { searchWorkspace } from '@/lib/search/full.queries';
import { wordsOf } from '@/lib/search/words.rules';
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

  it('finds a word next to a picture, and between the signs of other scripts', async () => {
    const said = ['🔥Sale ❤️Mugs', 'スプリング・セール', 'سعر،قيمة', 'चित्र।फ़ोटो', 'Glazes™'];
    for (const body of said) await says(ruth, conversation, body);

    for (const typed of ['sale', 'mugs', 'セール', 'قيمة', 'फ़ोटो', '"glazes"', '"🔥Sale"'])
      expect([typed, (await messagesFor(typed)).length]).toEqual([typed, 1]);
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
      '🔥Sale ❤️Sale 1️⃣ 👩🏽‍🎨Art',
      'Foo™ 3½ h, №5, m²',
      'أهلاً؟ चित्र। ラーメン・寿司 佐々木',
    ]) {
      expect((await databaseWords([text]))[0]).toEqual(wordsOf(text).map(({ plain }) => plain));
    }
  });

  it('parts words at the same characters as that page, whatever the script', async () => {
    const assigned = Array.from({ length: 0x10ffff }, (_, at) => String.fromCodePoint(at + 1)).filter(
      (letter) => /[^\p{Cn}\p{Co}\p{Cs}]/u.test(letter),
    );
    const texts = assigned.map((letter) => `a${letter}b`);

    const parted = (await databaseWords(texts)).map((words) => words.length);

    const other = assigned.filter((_, at) => parted[at] !== wordsOf(texts[at] ?? '').length);
    expect(other).toEqual([]);
    expect(parted.filter((words) => words === 2).length).toBeGreaterThan(5_000);
  });

  async function databaseWords(texts: readonly string[]): Promise<readonly (readonly string[])[]> {
    const { rows } = await owner().query<{ words: string[] }>(
      `SELECT array_remove(string_to_array(app.plain(t.said), ' '), '') AS words
       FROM unnest($1::text[]) WITH ORDINALITY AS t (said, at) ORDER BY t.at`,
      [texts],
    );
    return rows.map(({ words }) => words);
  }
});
