import Link from 'next/link';
import { RowList } from '@/components/ui/row-list';
import { allTemplates, NO_LEGAL_ADVICE, OUTCOMES_NOT_SHIFTS } from '@/lib/agreements/templates';
import { addresses } from '@/lib/platform/addresses';

/** Which agreement to start from. */
export function TemplateChoice({ slug, engagementId }: { slug: string; engagementId: string }) {
  return (
    <div className="grid max-w-measure gap-8">
      <p>{OUTCOMES_NOT_SHIFTS}</p>
      <RowList
        label="Templates"
        rows={allTemplates().map(({ key, name, suits }) => ({
          href: `${addresses.newAgreement(slug, engagementId)}&template=${key}`,
          title: name,
          detail: suits,
        }))}
      />
      <p>
        Have you both signed one elsewhere already?{' '}
        <Link href={addresses.importAgreement(slug, engagementId)} className="text-accent underline">
          Import the PDF
        </Link>
        , and its terms hold here too.
      </p>
      <p className="text-sm text-quiet">{NO_LEGAL_ADVICE}</p>
    </div>
  );
}
