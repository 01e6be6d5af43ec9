import { expect, it } from 'vitest';
import { NameRecipient } from '@/lib/agreements/copy/copies.schema';
import { ProofTo } from '@/lib/operating/schema';
import { InviteAssistant } from '@/lib/people/schema';
import { Address } from '@/lib/platform/mail/typed-address';

it.each([
  ' Maria@Santos.example ',
  'Maria Santos <maria@santos.example>',
  '"Santos, Maria" <Maria@santos.example>',
  '<maria@santos.example>',
])('an address is accepted as it was typed or copied from a mail: %s', (typed) => {
  expect(Address.parse(typed)).toBe('maria@santos.example');
});

it.each(['Maria Santos', 'Maria <>', 'Maria <maria@santos.example> and Dewi', 'maria@santos.example>'])(
  'anything but one address is refused: %s',
  (typed) => {
    expect(Address.safeParse(typed).success).toBe(false);
  },
);

it.each([
  ['of somebody invited', InviteAssistant.shape.email],
  ['that gets an agreement’s copy', NameRecipient.shape.email],
  ['that proves mail', ProofTo.shape.to],
])('an address %s may be copied with its name', (_, field) => {
  expect(field.parse('Ana Books <Ana@books.example>')).toBe('ana@books.example');
});
