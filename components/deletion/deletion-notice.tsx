import type { ReactNode } from 'react';
import { Notice } from '@/components/ui/notice';
import { formatInstant } from '@/lib/platform/time/format';

type DeletionNoticeProps = {
  /** of the business */
  readonly name: string;
  readonly at: Date;
  readonly zone: string;
  readonly now: Date;
  /** what its reader can still do */
  readonly children: ReactNode;
};

/** That a business is going to be deleted, for either side. */
export function DeletionNotice({ name, at, zone, now, children }: DeletionNoticeProps) {
  return (
    <Notice meaning="risk" title={`${name} will be deleted ${formatInstant(at, zone, now)}`}>
      <p>{children}</p>
    </Notice>
  );
}
