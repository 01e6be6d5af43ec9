import { expect, it } from 'vitest';
import { adjustmentInWords } from '@/lib/evaluations/adjusting/adjustment-words';

const NAMES = {
  business: 'Adeyemi Ceramics',
  assistant: 'Maria Santos',
  amount: (minor: number) => `${minor} cents`,
};
const NOTHING = { owner: null, dueOn: null, months: null, rateMinor: null } as const;

it.each([
  ['nothing to be done', NOTHING, ['Nobody has to do anything']],
  ['a day without a name', { ...NOTHING, dueOn: '2027-03-31' }, ['Nobody has to do anything']],
  ['a name without a day', { ...NOTHING, owner: 'owner' }, ['Nobody has to do anything']],
  [
    'what the business does',
    { ...NOTHING, owner: 'owner', dueOn: '2027-03-31' },
    ['Adeyemi Ceramics sees to it by 31 March 2027'],
  ],
  [
    'what the assistant does',
    { ...NOTHING, owner: 'assistant', dueOn: '2027-03-31' },
    ['Maria Santos sees to it by 31 March 2027'],
  ],
  ['every month', { ...NOTHING, months: 1 }, ['Nobody has to do anything', 'Every month']],
  ['every other', { ...NOTHING, months: 2 }, ['Nobody has to do anything', 'Every 2 months']],
  ['a rate', { ...NOTHING, rateMinor: 1650 }, ['Nobody has to do anything', '1650 cents']],
] as const)('an adjustment says %s', (_, adjustment, expected) => {
  expect(adjustmentInWords(adjustment, NAMES)).toEqual(expected);
});
