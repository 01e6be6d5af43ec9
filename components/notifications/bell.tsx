import { clsx } from 'clsx';
import { Bell as BellShape } from 'lucide-react';
import { NearLink } from '@/components/ui/near-link';

/** Counted up to this; more is shown as more. */
const MOST = 99;

type BellProps = {
  readonly href: string;
  readonly unread: number;
  /** the icon and the number alone, as always on narrow screens; read aloud it is the same */
  readonly isSmall?: boolean;
};

/** The link to one's notifications, with the number of unread ones. */
export function Bell({ href, unread, isSmall = false }: BellProps) {
  const count = unread > MOST ? `${MOST}+` : String(unread);
  return (
    <NearLink
      href={href}
      className={clsx(
        'inline-flex min-h-10 touch:min-h-touch touch:min-w-touch items-center gap-2 rounded-md px-3 py-2 hover:bg-wash hover:text-ink',
        unread > 0 ? 'font-semibold text-ink' : 'text-quiet',
      )}
    >
      <BellShape aria-hidden className="size-4.5 shrink-0" />
      <span className={isSmall ? 'sr-only' : 'max-lg:sr-only lg:flex-1'}>Notifications</span>
      {unread > 0 ? (
        <span className="text-sm font-semibold text-needs">
          {count}
          <span className="sr-only"> unread</span>
        </span>
      ) : null}
    </NearLink>
  );
}
