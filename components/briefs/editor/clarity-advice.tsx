'use client';

import { useForm } from '@/components/forms/action-form';
import { Submit } from '@/components/forms/fields';
import { useFieldsNow } from '@/components/forms/fields-now';
import { keyOf } from '@/lib/briefs/clarity/finding';
import type { FormValues } from '@/lib/platform/actions/form-state';
import { canHandOverTo } from './in-the-way';
import { adviceOn, type Surroundings } from './reading-form';

/**
 * The server's advice on handing over, computed here from the form that it gave back. It is in the first response too,
 * so it works before scripts have loaded.
 */
export function ClarityAdvice({ surroundings }: { surroundings: Surroundings }) {
  const { state } = useForm();
  const { here, valueNow } = useFieldsNow();
  const values: FormValues = state.status === 'refused' ? state.values : {};
  const settled = linesOf(values, 'clearEnough');
  const all = adviceOn(values, surroundings);
  const open = all.filter((finding) => !settled.includes(keyOf(finding)));
  return (
    <>
      <input type="hidden" name="advised" value={all.map(keyOf).join('\n')} />
      <ul className="mt-2 grid list-disc gap-1.5 ps-5">
        {open.map((finding) => (
          <li key={`${keyOf(finding)} ${finding.field} ${finding.words?.from ?? ''}`}>
            {PLACES.find(([start]) => finding.field.startsWith(start))?.[1] ?? 'Brief'}: {finding.reason}
          </li>
        ))}
      </ul>
      <div ref={here} className="mt-3">
        {canHandOverTo(surroundings.candidates, valueNow('engagementId', '')) ? (
          <Submit name="intent" value="send" look="quiet" pending="One moment…">
            Hand over anyway
          </Submit>
        ) : null}
      </div>
    </>
  );
}

const PLACES = [
  ['title', 'Title'],
  ['outcome', 'What is different'],
  ['deliverables', 'What you will get'],
  ['givens', 'Good to know'],
  ['deadline', 'By when'],
  ['instructions', 'Instructions'],
  ['budget', 'Budget'],
  ['autonomy', 'Who decides'],
  ['asksFirst', 'Ask me first about'],
  ['checkIns', 'Check-ins'],
] as const;

function linesOf(values: FormValues, name: string): readonly string[] {
  return (values[name]?.[0] ?? '').split(/\r?\n/);
}
