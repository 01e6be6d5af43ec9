'use client';

import { useEffect, useRef, useState } from 'react';
import { listenForPauses } from '@/components/forms/typing/pauses';
import { Notice } from '@/components/ui/notice';
import { termsNotShown } from '@/lib/agreements/drafting/showing.rules';
import type { PayType } from '@/lib/agreements/terms/terms.rules';
import { typedValues } from '@/lib/platform/actions/form-state';
import { rowsOf } from './clause-rows';

const PAUSE_MS = 600;

type TermsAdviceProps = { readonly bodies: readonly string[]; readonly payType: PayType };

/** Says which typed terms no clause shows. Advice: the terms apply all the same, and are shown above the text. */
export function TermsAdvice({ bodies, payType }: TermsAdviceProps) {
  const here = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(bodies);
  useEffect(() => {
    const form = here.current?.closest('form');
    if (!form) return;
    const look = () => {
      const rows = rowsOf(typedValues(new FormData(form)), []);
      setShown(rows.filter(({ isRemoved }) => !isRemoved).map(({ body }) => body));
    };
    return listenForPauses(form, PAUSE_MS, look).stop;
  }, []);
  const missing = termsNotShown(
    shown.map((body) => ({ body })),
    payType,
  );
  return (
    <div ref={here}>
      {missing.length > 0 ? (
        <Notice title="Some terms are in no clause">
          <p>
            They apply all the same, and are shown above the text. Anybody who reads only the clauses misses
            them:
          </p>
          <ul className="list-disc ps-5">
            {missing.map(({ placeholder, name }) => (
              <li key={placeholder}>
                {name}: <code>{`{{${placeholder}}}`}</code>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </div>
  );
}
