import { DEFAULTS, type KindFacts, type Words } from './kind.rules';

const EVALUATION = { ...DEFAULTS, topic: 'Evaluations', to: 'either' } as const;
const AGREED = 'The two of you have agreed to evaluate, and both sign what comes out of it.';

const due = ({ other, when }: Words) =>
  `Your evaluation with ${other} is due${when === null ? ' soon' : ` ${when}`}`;
/** A manager assesses for the business's side as an owner does, and signs for nobody. */
const JUDGED = { ...EVALUATION, managers: 'all' } as const;
const DUE = { ...JUDGED, requests: 'finish_evaluation', text: due } as const;

/** News about an evaluation, for both sides, or the one that didn't act. */
export const EVALUATION_KINDS = {
  'evaluation.opened': {
    ...JUDGED,
    requests: 'assess',
    name: 'An evaluation is open',
    text: ({ other }) => `Your evaluation with ${other} is open: write down how it went`,
  },
  'evaluation.moved': {
    ...JUDGED,
    name: 'An evaluation is moved',
    text: ({ other, when }) => `${other} moved your evaluation${when === null ? '' : ` to ${when}`}`,
  },
  'evaluation.revealed': {
    ...JUDGED,
    requests: 'finish_evaluation',
    completes: ['assess'],
    name: 'You can read what each of you wrote',
    text: ({ other }) => `You and ${other} can read now what each of you wrote`,
  },
  'evaluation.your_turn': {
    ...EVALUATION,
    contractual: AGREED,
    requests: 'sign_evaluation',
    name: 'The other side has signed the evaluation',
    text: ({ other }) => `${other} has signed your evaluation: your turn`,
  },
  'evaluation.reopened': {
    ...EVALUATION,
    contractual: AGREED,
    completes: ['sign_evaluation'],
    name: 'A signed evaluation is opened again',
    text: ({ other }) => `${other} opened your evaluation again, before both had signed`,
  },
  'evaluation.closed': {
    ...EVALUATION,
    contractual: AGREED,
    inQuietHours: 'comes',
    completes: ['assess', 'finish_evaluation', 'sign_evaluation'],
    name: 'An evaluation is done, with your copy',
    text: ({ other }) => `Your evaluation with ${other} is done, and your copy is there`,
  },
  'evaluation.autonomy_decided': {
    ...EVALUATION,
    to: 'assistant',
    name: 'How much of your work is let go',
    text: ({ other }) => `${other} has said how much of your new work is yours to decide`,
  },
  'reminder.evaluation_14d': { ...DUE, name: 'An evaluation is due in 14 days' },
  'reminder.evaluation_3d': { ...DUE, name: 'An evaluation is due in 3 days' },
  'reminder.evaluation_overdue': {
    ...EVALUATION,
    contractual: AGREED,
    requests: 'finish_evaluation',
    name: 'An evaluation is overdue',
    text: ({ other, when }) =>
      `Your evaluation with ${other} is overdue${when === null ? '' : `: it was due ${when}`}`,
  },
} as const satisfies Record<`${'evaluation' | 'reminder'}.${string}`, KindFacts>;
