import { expect, it } from 'vitest';
import { Address } from '@/lib/people/schema';

it.each([
  ' Maria@Santos.example ',
  'Maria Santos <maria@santos.example>',
  '"Santos, Maria" <Maria@santos.example>',
  '<maria@santos.example>',
])('an address is taken as it was typed or copied from a mail: %s', (typed) => {
  expect(Address.parse(typed)).toBe('maria@santos.example');
});

it.each(['Maria Santos', 'Maria <>', 'Maria <maria@santos.example> and Dewi', 'maria@santos.example>'])(
  'what isn’t one address is refused: %s',
  (typed) => {
    expect(Address.safeParse(typed).success).toBe(false);
  },
);
