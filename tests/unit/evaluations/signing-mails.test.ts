import { render } from '@react-email/render';
import { describe, expect, it } from 'vitest';
import { signsUntil } from '@/lib/evaluations/cadence/cadence.rules';
import { yourTurnMail } from '@/lib/evaluations/copy/emails/signing';
import { evaluationReminderMail } from '@/lib/evaluations/emails/coming';

const words = {
  other: 'Maria Santos',
  role: 'owner',
  business: 'Adeyemi Ceramics',
  dueOn: 'Mon 1 Jun',
  place: 'Chicago',
  url: 'https://h.example/e',
} as const;

describe('the second to sign', () => {
  it('reads in the subject by when', () => {
    expect(yourTurnMail(words, { isOverdue: false }).subject).toBe(
      'Your turn to sign, by Mon 1 Jun: evaluation with Maria Santos',
    );
  });

  it('isn’t asked to sign by a day that is over', async () => {
    const { subject, element } = yourTurnMail(words, { isOverdue: true });
    const text = await render(element, { plainText: true });

    expect(subject).toBe('Your turn to sign: evaluation with Maria Santos');
    expect(text).toContain('It was due Mon 1 Jun.');
    expect(text).not.toMatch(/by (the end of )?Mon 1 Jun/);
  });

  it('has until the due day, and never longer than the work lasts', () => {
    const [early, due, late] = [
      new Date('2027-06-01T05:00:00Z'),
      new Date('2027-06-02T05:00:00Z'),
      new Date('2027-06-03T05:00:00Z'),
    ];

    expect(signsUntil(due, null, late)).toBe(due);
    expect(signsUntil(due, late, early)).toBe(due);
    expect(signsUntil(due, early, new Date(0))).toBe(early);
    expect(signsUntil(due, late, due)).toBe(late);
  });
});

describe('what the mail about an overdue evaluation says is missing', () => {
  it.each([
    [[], [], 'What you write is shown to both as soon as you hand it in.'],
    [['assistant'], [], 'What you write is shown to both as soon as you hand it in.'],
    [
      ['owner'],
      [],
      'Still missing: what Maria Santos writes, and then what you change, and both signatures.',
    ],
    [['owner', 'assistant'], [], 'Still missing: what you change, and both signatures.'],
    [['owner', 'assistant'], ['owner'], 'You have signed. Still missing: the signature of Maria Santos.'],
    [['owner', 'assistant'], ['assistant'], 'Maria Santos has signed. Still missing: your signature,'],
  ] as const)('with %j in and %j signed', async (handedIn, signedBy, missing) => {
    const reminded = { kind: 'evaluation_overdue', party: 'owner', handedIn, signedBy } as const;
    const text = await render(evaluationReminderMail(words, reminded).element, { plainText: true });

    expect(text.replaceAll(/\s+/g, ' ')).toContain(missing);
  });
});
