/** What the agreements tell the evaluations: one came into force, or its time changed. */
export { planNextEvaluation } from './opening.jobs';
