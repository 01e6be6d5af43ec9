import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMentions, mentionedIn, mentionName } from '@/lib/threads/mentions.rules';

const ruth = { id: '1', name: 'Ruth Adeyemi' };
const maria = { id: '2', name: 'Maria Santos' };
const anaMaria = { id: '3', name: 'Ana Maria Reyes' };
const ana = { id: '4', name: 'Ana Lund' };
const ines = { id: '5', name: 'Inês Duarte' };
const people = [ruth, maria, anaMaria, ana, ines];

describe('a mention', () => {
  it.each([
    ['@Ruth, could you look?', ['1']],
    ['Ask @maria.', ['2']],
    ['@Maria Santos and @Ruth Adeyemi', ['2', '1']],
    ['@Ana Lund knows', ['4']],
    ['(@Inês)', ['5']],
    ['@Maria’s list', ['2']],
    ['@Ruth @Ruth', ['1']],
  ])('is found in “%s”', (text, ids) => {
    expect(mentionedIn(text, people)).toEqual(ids);
  });

  it.each(['ruth@example.com', '@Ana, which one?', '@Mariana', '@Ruthless', '@ Ruth', '@Nobody', 'Ruth'])(
    'isn’t in “%s”',
    (text) => {
      expect(mentionedIn(text, people)).toEqual([]);
    },
  );

  it('needs only the first name if nobody else has it', () => {
    expect(people.map((person) => mentionName(person, people))).toEqual([
      'Ruth',
      'Maria',
      'Ana Maria Reyes',
      'Ana Lund',
      'Inês',
    ]);
  });

  it('is found wherever a name is put, whatever is around it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.constantFrom(...people), (before, after, person) => {
        const text = `${before} @${mentionName(person, people)} ${after}`;
        const found = findMentions(text, people);

        expect(found.map(({ person: { id } }) => id)).toContain(person.id);
        for (const { start, end, person: named } of found) {
          const name = text.slice(start + 1, end).toLowerCase();
          expect([named.name.toLowerCase(), mentionName(named, people).toLowerCase()]).toContain(name);
        }
      }),
    );
  });
});
