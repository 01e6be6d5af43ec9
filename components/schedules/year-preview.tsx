'use client';

import { useEffect, useRef, useState } from 'react';
import { listenForPauses } from '@/components/forms/typing/pauses';
import type { Preview } from '@/lib/briefs/schedules/preview';
import { previewSchedule } from '@/lib/briefs/schedules/saving.actions';
import { IDLE } from '@/lib/platform/actions/form-state';
import { YearRows } from './year-rows';

const PAUSE_MS = 400;

/** Says in words what the form around it means, and previews its year, while it is filled in. */
export function YearPreview() {
  const here = useRef<HTMLElement>(null);
  /** null while the form can't be read as a schedule; undefined until it was looked at */
  const [preview, setPreview] = useState<Preview | null>();

  useEffect(() => {
    const form = here.current?.closest('form');
    if (!form) return;
    let requests = 0;
    const ask = async () => {
      requests += 1;
      const own = requests;
      const answer = await previewSchedule(IDLE, new FormData(form)).catch(() => null);
      // an overtaken answer describes something that is no longer in the form
      if (own === requests && answer) setPreview(answer.status === 'done' ? answer.data : null);
    };
    const pauses = listenForPauses(form, PAUSE_MS, ask);
    pauses.awaitOne();
    return pauses.stop;
  }, []);

  return (
    <section ref={here} aria-label="The coming year" className="grid gap-3">
      <h2>The coming year</h2>
      <p aria-live="polite" className="min-h-6 max-w-measure">
        {preview === null ? 'Fill in how often, and it is shown here.' : preview?.sentence}
      </p>
      {preview ? <YearRows preview={preview} /> : null}
    </section>
  );
}
