'use client';

import { useForm } from '@/components/forms/action-form';
import { errorFor } from '@/lib/platform/actions/form-state';

/** Said above the criteria when none of them was named: it belongs to all of them and to none. */
export function UnmetMessage() {
  const { state } = useForm();
  const error = errorFor(state, 'unmet');
  return error ? <p className="font-semibold text-risk">{error}</p> : null;
}
