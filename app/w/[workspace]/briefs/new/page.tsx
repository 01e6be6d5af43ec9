import { redirect } from 'next/navigation';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { newId } from '@/lib/platform/ids';

type NewBriefPageProps = {
  readonly params: Promise<{ workspace: string }>;
  readonly searchParams: Promise<{ for?: string | string[] }>;
};

/** Where a brief begins. Its id is made here: a form posted twice is one brief, and its address never changes. */
export default async function NewBriefPage({ params, searchParams }: NewBriefPageProps) {
  const { workspace: slug } = await params;
  await requireStaff(slug);
  const [wanted] = [(await searchParams).for].flat();
  redirect(addresses.beginBrief(slug, newId(), wanted));
}
