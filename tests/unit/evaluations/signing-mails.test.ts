import { expect, it } from 'vitest';
import { yourTurnMail } from '@/lib/evaluations/copy/emails/signing';

it('the second to sign reads in the subject by when', () => {
  const words = {
    other: 'Maria Santos',
    role: 'owner',
    business: 'Adeyemi Ceramics',
    dueOn: 'Mon 1 Jun',
    place: 'Chicago',
    url: 'https://h.example/e',
  } as const;

  expect(yourTurnMail(words).subject).toBe('Your turn to sign, by Mon 1 Jun: evaluation with Maria Santos');
});
