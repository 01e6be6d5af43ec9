import { expect, it } from 'vitest';
import { howItBegan } from '@/components/endings/how-it-began';

const AT = new Date('2026-11-26T16:00:00Z');
const begun = {
  id: 'e',
  begunAt: AT,
  agreementId: 'g',
  lastDay: '2026-12-10',
  zone: 'America/Chicago',
  endsAt: AT,
  endedAt: null,
  reason: 'I begin elsewhere.',
  sayings: [],
};
const ENDINGS = {
  notice: { ...begun, cause: 'notice', party: 'assistant' },
  said: { ...begun, cause: 'said', party: 'owner' },
  over: { ...begun, cause: 'agreement_over', party: null, reason: '' },
} as const;

function said(ending: keyof typeof ENDINGS, state: 'handing_back' | 'ended', role: 'owner' | 'assistant') {
  const business = { name: 'Adeyemi Ceramics', slug: 'a', zone: 'America/Chicago', allowsReferences: true };
  const page = { assistant: 'Maria Santos', business, facts: { state }, ending: ENDINGS[ending] };
  return howItBegan(page, { role });
}

it('says where two people stand while the work is ending, and what happened once it has ended', () => {
  expect(said('notice', 'handing_back', 'owner')).toBe('Maria Santos has given notice. “I begin elsewhere.”');
  expect(said('notice', 'ended', 'owner')).toBe('Maria Santos gave notice. “I begin elsewhere.”');
  expect(said('notice', 'handing_back', 'assistant')).toBe('You have given notice. “I begin elsewhere.”');
  expect(said('notice', 'ended', 'assistant')).toBe('You gave notice. “I begin elsewhere.”');
  expect(said('said', 'ended', 'assistant')).toBe('Adeyemi Ceramics ended the work. “I begin elsewhere.”');
  expect(said('over', 'handing_back', 'owner')).toContain('has run out');
  expect(said('over', 'ended', 'owner')).toContain('had run out');
});
