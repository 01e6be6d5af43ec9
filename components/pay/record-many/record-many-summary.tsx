'use client';

import { useEffect, useRef } from 'react';
import { FormMessage, Submit } from '@/components/forms/fields';
import { Notice } from '@/components/ui/notice';
import type { RecordingAnswer, SaidOfMany } from '@/lib/pay/recording/recording-many.actions';
import { unbroken } from '@/lib/platform/text/unbroken';

type RecordManySummaryProps = { readonly answer: Extract<RecordingAnswer, { kind: 'summary' }> };

/** What would be recorded: each payment, and what they come to. Nothing is saved yet. */
export function RecordManySummary({ answer }: RecordManySummaryProps) {
  const { payments, totals, how, said } = answer;
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => here.current?.focus(), []);
  const all = payments.length === 1 ? 'the payment' : `${payments.length} payments`;
  return (
    <>
      <Said said={said} />
      <FormMessage />
      <div ref={here} role="status" tabIndex={-1}>
        <Notice meaning="needs" title={`You are about to record ${all}`}>
          <p>{how}. Nothing is saved yet.</p>
        </Notice>
      </div>
      <ul aria-label="What is recorded" className="divide-y divide-line border-y border-line">
        {payments.map(({ key, assistant, amount, owed, reference }) => (
          <li key={key} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
            <span className="min-w-0 [overflow-wrap:anywhere]">
              {assistant}
              <span className="block text-sm text-quiet">
                {owed === 1 ? 'One amount' : `${owed} amounts`}
                {reference ? `. Reference ${reference}` : ''}
              </span>
            </span>
            <span className="tabular-nums">{unbroken(amount)}</span>
          </li>
        ))}
        {totals.map((total) => (
          <li key={total} className="flex justify-between gap-x-4 py-2 font-semibold">
            <span>In all</span>
            <span className="tabular-nums">{unbroken(total)}</span>
          </li>
        ))}
      </ul>
      <p className="max-w-measure text-quiet">
        Handover moves no money here. It records each as a payment of its own, and asks the person it was sent
        to whether it has arrived. If one can’t be recorded, none of them is.
      </p>
      <div className="flex flex-wrap gap-3">
        <Submit name="intent" value="record" pending="Recording…">
          {payments.length === 1 ? 'Record the payment' : `Record ${payments.length} payments`}
        </Submit>
        <Submit name="intent" value="change" look="quiet" pending="Going back…">
          Change something
        </Submit>
      </div>
    </>
  );
}

/** All that was said, to be sent again. */
function Said({ said: { owed, references, ...words } }: { said: SaidOfMany }) {
  return (
    <>
      {owed.map((id) => (
        <input key={id} type="hidden" name="owed" value={id} />
      ))}
      {Object.entries(words).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {references.map(({ of, text }, position) => (
        <span key={of} hidden>
          <input type="hidden" name={`references[${position}].of`} value={of} />
          <input type="hidden" name={`references[${position}].text`} value={text} />
        </span>
      ))}
    </>
  );
}
