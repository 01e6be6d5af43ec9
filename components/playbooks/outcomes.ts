import type { RowOutcome } from '@/lib/briefs/playbooks/handing-over.actions';
import type { FormState } from '@/lib/platform/actions/form-state';

/** @returns what became of each row, by the brief's id; none before the form was sent. */
export function outcomesIn(state: FormState): ReadonlyMap<string, RowOutcome> {
  if (state.status !== 'done' || !hasOutcomes(state.data)) return new Map();
  return new Map(state.data.outcomes.map((outcome) => [outcome.asked.briefId, outcome]));
}

/** The form around a row only knows its answer as unknown data. */
function hasOutcomes(data: unknown): data is { readonly outcomes: readonly RowOutcome[] } {
  return typeof data === 'object' && data !== null && 'outcomes' in data && Array.isArray(data.outcomes);
}
