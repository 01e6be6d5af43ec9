'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import { valueFor } from '@/lib/platform/actions/form-state';
import { useForm } from './action-form';

type FieldsNow = {
  /** to be put on an element within the form */
  readonly here: RefObject<HTMLDivElement | null>;
  /** a field's value now, or `initial` until something in the form has changed */
  readonly valueNow: (name: string, initial: string) => string;
};

/** @returns what the form around an element says now, whoever renders its fields. */
export function useFieldsNow(): FieldsNow {
  const { state } = useForm();
  const here = useRef<HTMLDivElement>(null);
  const [changed, setChanged] = useState<FormData | null>(null);
  useEffect(() => {
    const form = here.current?.closest('form');
    const look = () => setChanged(form ? new FormData(form) : null);
    form?.addEventListener('change', look);
    return () => form?.removeEventListener('change', look);
  }, []);
  const valueNow = (name: string, initial: string) => {
    const value = changed?.get(name);
    return typeof value === 'string' ? value : valueFor(state, name, initial);
  };
  return { here, valueNow };
}
