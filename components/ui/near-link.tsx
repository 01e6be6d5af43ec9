'use client';

import Link from 'next/link';
import { type ComponentProps, useState } from 'react';

type OwnProps = 'prefetch' | 'onPointerEnter' | 'onPointerLeave' | 'onFocus' | 'onBlur';
type NearLinkProps = Omit<ComponentProps<typeof Link>, OwnProps>;

/**
 * A link whose page is fetched when somebody is about to follow it: the pointer is on it, or the focus. In a list the
 * framework's own way would ask the server for every row, at each look at the page.
 */
export function NearLink(props: NearLinkProps) {
  const [isNear, setNear] = useState(false);
  const come = () => setNear(true);
  const go = () => setNear(false);
  return (
    <Link {...props} prefetch={isNear} onPointerEnter={come} onPointerLeave={go} onFocus={come} onBlur={go} />
  );
}
