import { NearLink } from '@/components/ui/near-link';
import { PageSection } from '@/components/ui/page';
import { RowList } from '@/components/ui/row-list';
import type { ListedTemplate } from '@/lib/agreements/own-templates/own-templates.queries';
import { allTemplates, NO_LEGAL_ADVICE, OUTCOMES_NOT_SHIFTS } from '@/lib/agreements/templates';
import { addresses } from '@/lib/platform/addresses/addresses';

type TemplateChoiceProps = {
  readonly slug: string;
  readonly engagementId: string;
  /** the workspace's own */
  readonly templates: readonly ListedTemplate[];
};

/** Which agreement to start from. */
export function TemplateChoice({ slug, engagementId, templates }: TemplateChoiceProps) {
  const start = (template: string) => `${addresses.newAgreement(slug, engagementId)}&template=${template}`;
  const own = templates.filter(({ archivedAt }) => archivedAt === null);
  return (
    <div className="grid max-w-measure gap-8">
      <p>{OUTCOMES_NOT_SHIFTS}</p>
      <RowList
        label="Templates"
        rows={allTemplates().map(({ key, name, suits }) => ({
          href: start(key),
          title: name,
          detail: suits,
        }))}
      />
      {own.length > 0 ? (
        <PageSection title="Your own">
          <RowList
            label="Your own templates"
            rows={own.map(({ id, name, number }) => ({
              href: start(id),
              title: name,
              detail: `Version ${number}`,
            }))}
          />
        </PageSection>
      ) : null}
      {templates.length > 0 ? (
        <p className="text-sm">
          <NearLink href={addresses.agreementTemplates(slug)} className="underline underline-offset-4">
            Rename or archive your templates
          </NearLink>
        </p>
      ) : null}
      <p>
        Have you both signed one elsewhere already?{' '}
        <NearLink href={addresses.importAgreement(slug, engagementId)} className="text-accent underline">
          Import the PDF
        </NearLink>
        , and its terms hold here too.
      </p>
      <p className="text-sm text-quiet">{NO_LEGAL_ADVICE}</p>
    </div>
  );
}
