/** What agreements tell evaluations: one came into force, or its dates changed. */
export { planNextEvaluation } from './opening/opening.jobs';
