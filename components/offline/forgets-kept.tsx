'use client';

import type { ReactNode } from 'react';
import { forgetKept } from './worker';

/** Around a form by which somebody signs out or in: this device then forgets the pages that it kept for reading offline. */
export function ForgetsKept({ children }: { children: ReactNode }) {
  return <div onSubmit={() => void forgetKept()}>{children}</div>;
}
