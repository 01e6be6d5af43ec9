'use client';

import { useForm } from '@/components/forms/action-form';

/** Says that the form around it was saved; a live region, so it is heard as well. */
export function Saved({ children = 'Saved' }: { children?: string }) {
  const { state, isPending } = useForm();
  return (
    <span role="status" className="text-sm font-semibold text-done">
      {state.status === 'done' && !isPending ? <>✓ {children}</> : null}
    </span>
  );
}
