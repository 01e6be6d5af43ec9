'use client';

import { useId } from 'react';
import { useForm } from '@/components/forms/action-form';
import { FieldError } from '@/components/ui/field-error';
import { SCOPES, scopeInWords } from '@/lib/api/tokens/scopes.rules';
import { errorFor } from '@/lib/platform/actions/form-state';

/** What a token may do, a box each; what was ticked stays when the form is refused. */
export function ScopeBoxes() {
  const id = useId();
  const { state } = useForm();
  const error = errorFor(state, 'scopes');
  const ticked = state.status === 'refused' ? (state.values.scopes ?? []) : [];
  return (
    <fieldset className="grid gap-2" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1.5 font-semibold">What may it do?</legend>
      {SCOPES.map((scope) => (
        <label key={scope} className="flex min-h-6 items-start gap-2.5">
          <input
            type="checkbox"
            name="scopes"
            value={scope}
            defaultChecked={ticked.includes(scope)}
            aria-invalid={error ? true : undefined}
            className="mt-1 size-5 shrink-0 accent-accent"
          />
          <span>
            {scopeInWords(scope)} <code className="text-sm text-quiet">{scope}</code>
          </span>
        </label>
      ))}
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
