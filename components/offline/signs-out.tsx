'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { forgetTypingOf } from '@/components/forms/typing/stored-typing';
import { forgetWaiting, listWaiting, onQueueChange } from '@/components/unsent/queue';
import { addresses } from '@/lib/platform/addresses/addresses';
import { forgetKept } from './worker';

type SignsOutProps = {
  /** the signed-in person's id */
  readonly person: string;
  readonly children: ReactNode;
};

/**
 * Around the sign-out form: this device then forgets the pages that it kept, what they typed and didn't save, and what
 * they wrote offline. If any of that isn't sent yet, it says so first.
 */
export function SignsOut({ person, children }: SignsOutProps) {
  const [waiting, setWaiting] = useState(0);
  useEffect(() => {
    const look = () => setWaiting(listWaiting(person).length);
    look();
    return onQueueChange(look);
  }, [person]);
  const forget = () => {
    if (!navigator.onLine) return;
    forgetWaiting(person);
    forgetTypingOf(person);
    void import('./kept-files').then(({ forgetOtherFiles }) => forgetOtherFiles()).catch(() => undefined);
    void forgetKept();
  };
  return (
    <div onSubmit={forget} className="grid gap-2">
      {children}
      <p role="status" className="max-w-measure text-sm text-quiet empty:absolute">
        {waiting > 0 ? (
          <>
            {waiting === 1
              ? 'Something you wrote offline isn’t sent yet. Signing out throws it away. '
              : `${waiting} things you wrote offline aren’t sent yet. Signing out throws them away. `}
            <a href={addresses.inbox()} className="text-accent underline">
              Look at {waiting === 1 ? 'it' : 'them'} first
            </a>
          </>
        ) : null}
      </p>
    </div>
  );
}
