import { clsx } from 'clsx';
import { initialsOf } from './initials-of';

/** Beside a name that is read: whose it is can be seen without reading, and whether it is the reader's own. */
export function Initials({ name, isOwn = false }: { readonly name: string; readonly isOwn?: boolean }) {
  return (
    <span aria-hidden className={clsx('initials', isOwn && 'initials-own')}>
      {initialsOf(name)}
    </span>
  );
}
