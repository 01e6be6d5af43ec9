'use client';

import { useForm } from '@/components/forms/action-form';
import { errorFor } from '@/lib/platform/actions/form-state';

/** Shown above the criteria when none was named: the message belongs to no single one. */
export function UnmetMessage() {
  const { state } = useForm();
  const error = errorFor(state, 'unmet');
  return error ? <p className="font-semibold text-risk">{error}</p> : null;
}
