'use client';

import { Suspense } from 'react';
import { useForm } from '@/components/forms/action-form';
import { FormMessage } from '@/components/forms/fields';
import { fetchedLate } from '@/components/ui/fetched-late';
import { Notice } from '@/components/ui/notice';
import type { Surroundings } from './reading-form';

const ClarityAdvice = fetchedLate<{ surroundings: Surroundings }>(
  async () => (await import('./clarity-advice')).ClarityAdvice,
  () => <p>The advice could not be loaded. Hand it over as it is, or load this page again.</p>,
);

/** The form's overall message. */
export function EditorMessage({ surroundings }: { surroundings: Surroundings }) {
  const { state } = useForm();
  if (state.status === 'refused' && state.code === 'row_added') return <Notice>{state.message}</Notice>;
  if (state.status === 'refused' && state.code === 'could_be_clearer') {
    return (
      <div role="alert" tabIndex={-1}>
        <Notice title={state.message}>
          <p>Nothing is handed over yet. Change what you like, or hand it over as it is.</p>
          <Suspense>
            <ClarityAdvice surroundings={surroundings} />
          </Suspense>
        </Notice>
      </div>
    );
  }
  return <FormMessage />;
}
