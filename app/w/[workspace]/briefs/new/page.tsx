import { redirect } from 'next/navigation';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { newId } from '@/lib/platform/ids';

type NewBriefPageProps = {
  readonly params: Promise<{ workspace: string }>;
  readonly searchParams: Promise<{ for?: string | string[] }>;
};

/** Begins a brief. Its id is made here, so that a form posted twice makes one brief, and its address never changes. */
export default async function NewBriefPage({ params, searchParams }: NewBriefPageProps) {
  const { workspace: slug } = await params;
  await requireStaff(slug);
  const [wanted] = [(await searchParams).for].flat();
  redirect(addresses.beginBrief(slug, newId(), wanted));
}
