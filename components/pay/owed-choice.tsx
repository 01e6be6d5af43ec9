'use client';

import { useId } from 'react';
import { useForm } from '@/components/forms/action-form';
import type { OpenItem } from '@/lib/pay/overview.queries';
import { kindInWords } from '@/lib/pay/owed.rules';
import { errorFor } from '@/lib/platform/actions/form-state';
import { formatMoney } from '@/lib/platform/money';
import { dayInWords } from '@/lib/time/weeks.rules';

/** What a payment paid: each thing that is owed is paid whole, once. All are chosen at first. */
export function OwedChoice({ items, now }: { items: readonly OpenItem[]; now: Date }) {
  const id = useId();
  const { state } = useForm();
  const error = errorFor(state, 'owed');
  const chosen = state.status === 'refused' ? new Set(state.values.owed ?? []) : null;
  return (
    <fieldset className="grid gap-2" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1.5 font-semibold">What it paid</legend>
      {items.map(({ id: owedId, kind, note, currency, amountMinor, fromDay, dueOn }) => (
        <label key={owedId} className="flex items-start gap-2.5">
          <input
            type="checkbox"
            name="owed"
            value={owedId}
            defaultChecked={chosen === null || chosen.has(owedId)}
            className="mt-1 size-5 shrink-0 accent-accent"
          />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <span className="tabular-nums">{formatMoney({ minor: amountMinor, currency })}</span>:{' '}
            {kindInWords(kind)}
            {note ? `, ${note}` : ''}
            <span className="block text-sm text-quiet">
              {dayInWords(fromDay, now)}; paid by {dayInWords(dueOn, now)}
            </span>
          </span>
        </label>
      ))}
      {error ? (
        <p id={`${id}-error`} className="text-sm font-semibold text-risk">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
