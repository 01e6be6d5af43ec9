import { clsx } from 'clsx';
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

export type Meaning = 'info' | 'needs' | 'risk' | 'done' | 'money';

const LOOKS = {
  info: { box: 'bg-wash text-ink', icon: 'text-quiet', Icon: Info },
  needs: { box: 'bg-needs-wash text-ink', icon: 'text-needs', Icon: CircleAlert },
  risk: { box: 'bg-risk-wash text-ink', icon: 'text-risk', Icon: TriangleAlert },
  done: { box: 'bg-done-wash text-ink', icon: 'text-done', Icon: CircleCheck },
  money: { box: 'bg-money-wash text-ink', icon: 'text-money', Icon: Info },
} as const;

/** Something to know now, with a shape as well as a colour. */
export function Notice({
  meaning = 'info',
  title,
  children,
}: {
  meaning?: Meaning;
  title?: string;
  children?: ReactNode;
}) {
  const { box, icon, Icon } = LOOKS[meaning];
  return (
    <div className={clsx('notice flex gap-3', box)}>
      <Icon aria-hidden className={clsx('mt-0.5 size-5 shrink-0', icon)} />
      <div className="max-w-measure min-w-0">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="[&>p+p]:mt-2">{children}</div> : null}
      </div>
    </div>
  );
}
