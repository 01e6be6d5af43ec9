import type { Metadata } from 'next';
import { NotHere } from '@/components/site/not-here';

export const metadata: Metadata = { title: 'Not here' };

/** Not found and not allowed look the same (security.md). */
export default function NotFound() {
  return <NotHere />;
}
