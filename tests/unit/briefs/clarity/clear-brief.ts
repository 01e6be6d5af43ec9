import { type BriefToCheck, NOTHING_KNOWN } from '@/lib/briefs/clarity/brief';

/** A brief about which the clarity check says nothing. */
export const CLEAR: BriefToCheck = {
  title: 'Product photos for the spring catalogue',
  outcome: 'The printer has every picture of the spring range, cut out and named by article.',
  instructions: 'Begin with the bowls.',
  givens: ['Article numbers are on the back of each piece.'],
  deliverables: [{ title: 'Cut-out pictures of all 24 pieces', criteria: ['White background'] }],
  autonomy: 'decide_and_tell',
  asksFirst: [],
  checkIns: [],
  budgetMinutes: 360,
  deadlineDate: '2027-03-05',
  deadlineTime: '17:00',
  known: NOTHING_KNOWN,
};
