import type { Metadata } from 'next';
import { ImportColumns } from '@/components/briefs/importing/import-columns';
import { ImportForm } from '@/components/briefs/importing/import-form';
import { PageHead } from '@/components/ui/page';
import { MOST_ROWS } from '@/lib/briefs/importing/csv';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { newId } from '@/lib/platform/ids';

export const metadata: Metadata = { title: 'Import briefs' };

type ImportPageProps = { readonly params: Promise<{ workspace: string }> };

/** Imports briefs from a file: each row is checked first, and becomes a draft. */
export default async function ImportBriefsPage({ params }: ImportPageProps) {
  const { workspace: slug } = await params;
  const { workspace } = await requireStaff(slug);
  return (
    <>
      <PageHead
        title="Import briefs"
        back={{ href: addresses.briefs(slug), label: 'Briefs' }}
        intro={`From a spreadsheet saved as CSV, at most ${MOST_ROWS} rows. You can check each row before anything is saved, and they come in as drafts.`}
      />
      <ImportForm workspaceId={workspace.id} freshId={newId()} draftsHref={addresses.handOverDrafts(slug)} />
      <ImportColumns exampleHref={addresses.importExample(slug)} />
    </>
  );
}
