'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useForm } from '@/components/forms/action-form';
import { FormMessage } from '@/components/forms/fields';
import { Notice } from '@/components/ui/notice';

/** What the form as a whole has to say. Somebody else's change brings the page up to date, so that a second try counts. */
export function EditorMessage() {
  const { state } = useForm();
  const router = useRouter();
  const code = state.status === 'refused' ? state.code : null;
  useEffect(() => {
    if (code === 'changed_meanwhile') router.refresh();
  }, [code, router]);
  if (state.status === 'refused' && state.code === 'row_added') return <Notice>{state.message}</Notice>;
  return <FormMessage />;
}
