import type { ReactNode } from 'react';
import { NearLink } from '@/components/ui/near-link';
import type { OpenTotal } from '@/lib/pay/overview.queries';
import type { PageReader } from '@/lib/platform/addresses/addresses-for';
import { Totals } from './totals';

type MoneyRowProps = {
  /** the statement of the two */
  readonly href: string;
  readonly name: string;
  /** what is to be known besides */
  readonly children?: ReactNode;
  readonly totals: readonly OpenTotal[];
  readonly reader: PageReader['side'];
  readonly now: Date;
  /** what can be done about it */
  readonly action?: ReactNode;
};

/**
 * The other side, and what is owed between the two: amounts line up at the end of the line, so that they can be
 * compared by eye. A press anywhere on the row opens the statement, as in other lists; what else can be pressed lies
 * above that.
 */
export function MoneyRow({ href, name, children, totals, reader, now, action }: MoneyRowProps) {
  return (
    <li>
      <div className="money-row">
        <div className="grid min-w-0 content-start justify-items-start gap-1">
          <NearLink href={href} className="row-title">
            {name}
          </NearLink>
          {children}
        </div>
        <div className="grid content-start justify-items-start gap-2 sm:justify-items-end sm:text-end">
          <Totals totals={totals} reader={reader} now={now} isAtEnd />
          {action}
        </div>
      </div>
    </li>
  );
}
