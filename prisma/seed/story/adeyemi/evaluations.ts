import type { EvaluationStory } from '../evaluation-story';
import { on } from '../story';

/**
 * Ruth and Maria after half a year: the rate was right, the briefs weren't always, and receipts are never there in
 * time.
 */
export const halfYearWithMaria: EvaluationStory = {
  owner: {
    when: on(-8, '09:10'),
    overall:
      'The studio’s mail, supplies and books no longer wait for me. In six months I have had two full days a week at the wheel, which is what I hoped for.\n\nWhat I did badly: some of my briefs said *how* and not *what for*, and you had to ask.',
    answers: [
      { text: 'Nearly always on the day. The closings came early twice.', rating: 4 },
      { text: 'Twice, and both times because I hadn’t said which account.' },
      { text: 'You faster than I. I’ll mend that.', rating: 4 },
      { text: 'Better since you told me what was missing. Not yet good.', rating: 2 },
      { text: 'Two days a week for glazes, and the spring collection exists because of them.', rating: 5 },
    ],
  },
  assistant: {
    when: on(-9, '08:40'),
    overall:
      'I like this work, and I know what is expected. The new rate is fair for closing the books alone.\n\nThe one thing that costs me time every month is receipts that come late, or never.',
    answers: [
      { text: 'I deliver when I say. When I can’t, I say so before.', rating: 4 },
      { text: 'The two returns were about accounts. The answer is in the playbook now.' },
      { text: 'Most questions were answered on the same day.', rating: 4 },
      { text: 'The outcome is clear; the givens are sometimes in Ruth’s head.', rating: 3 },
      { text: 'That is for Ruth to say. I see that she is less in a hurry.' },
    ],
  },
  money: {
    when: on(-8, '09:40'),
    freed: ['320', '400'],
    own: '30',
    hour: ['35', '55'],
    usedFor:
      'Two days a week at the wheel. The spring collection came out of them, and the classes on Saturdays.',
  },
  letsGo: on(-8, '10:05'),
  adjustments: [
    {
      when: on(-7, '09:20'),
      what: 'Receipts older than two weeks are asked for once, on a Monday, and then listed as missing.',
      owner: 'assistant',
      within: 30,
      playbook: 'Close the books of a month',
    },
    {
      when: on(-7, '09:35'),
      what: 'Each brief says in its first sentence what it is for. If it doesn’t, Maria sends it back before she starts.',
      owner: 'owner',
      within: 60,
    },
  ],
  signed: { owner: on(-6, '09:30'), assistant: on(-5, '08:20') },
};

/** Ruth doesn’t want to wait half a year for Dewi’s evaluation; Dewi has written hers, and Ruth hasn’t yet. */
export const beforeTimeWithDewi: EvaluationStory = {
  begun: on(-4, '10:15'),
  assistant: {
    when: on(-2, '09:30'),
    overall:
      'Photos and listings are work I am good at. I would like to see how they sell, so that I know what to do better.',
    answers: [
      { text: 'All listings were online on the day.', rating: 4 },
      { text: 'Once, for the background.' },
    ],
  },
};

/** The podcast after its first twenty weeks: discussed and written down, but not yet signed by either. */
export const twentyWeeksWithOluchi: EvaluationStory = {
  begun: on(-7, '11:10'),
  assistant: {
    when: on(-6, '12:20'),
    overall:
      'I have found my rhythm: record on Monday, cut by Wednesday, out on Thursday. What holds me up is waiting for the guest’s yes.',
    answers: [
      { text: 'Each episode was out on its day, also in the weeks without power.', rating: 5 },
      { text: 'The sound of episode 12. I hear it now as well.' },
    ],
  },
  owner: {
    when: on(-5, '09:20'),
    overall:
      'I listen to it like any other podcast, and forget that it is ours. What I could do better is to ask the guests earlier.',
    answers: [{ text: 'On the day, every time.', rating: 5 }, { text: 'Once, for the sound.' }],
  },
  adjustments: [
    {
      when: on(-3, '10:40'),
      what: 'Ruth asks the guest of an episode at least three weeks ahead, and says so in the brief.',
      owner: 'owner',
      within: 45,
    },
  ],
};
