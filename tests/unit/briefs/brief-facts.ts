import type { BriefFacts } from '@/lib/briefs/rules';

/** A brief with one open question that blocks nobody, delivered by Maria. */
export function brief(facts: Partial<BriefFacts> = {}): BriefFacts {
  return {
    state: 'sent',
    openQuestions: 1,
    openBlockingQuestions: 0,
    deliveredById: 'maria',
    changeAskedBy: null,
    hasEnded: false,
    ...facts,
  };
}
