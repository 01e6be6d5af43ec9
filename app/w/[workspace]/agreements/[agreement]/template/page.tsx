import { notFound } from 'next/navigation';
import { SaveAsTemplate } from '@/components/agreements/templates/save-as-template';
import { PageHead } from '@/components/ui/page';
import { getTemplateSource, listTemplates } from '@/lib/agreements/own-templates/own-templates.queries';
import { NO_LEGAL_ADVICE } from '@/lib/agreements/templates';
import { requireStaff, titleForOwners } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { Id, newId } from '@/lib/platform/ids';

export const generateMetadata = titleForOwners('Save as a template');

type TemplatePageProps = { readonly params: Promise<{ workspace: string; agreement: string }> };

/** Makes a template of an agreement. */
export default async function SaveAsTemplatePage({ params }: TemplatePageProps) {
  const { workspace: slug, agreement: id } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  if (role !== 'owner' || !Id.safeParse(id).success) notFound();
  const source = await getTemplateSource(signedIn.userId, { workspaceId: workspace.id, id });
  if (!source) notFound();
  const templates = await listTemplates(signedIn.userId, workspace.id);
  return (
    <>
      <PageHead
        title="Save as a template"
        intro="Its clauses and its terms are offered when you begin another agreement. What is paid, and from when, is chosen each time."
        back={{ href: addresses.agreement(slug, id), label: source.title }}
      />
      <SaveAsTemplate
        workspaceId={workspace.id}
        id={id}
        freshId={newId()}
        cameFrom={source.templateId}
        templates={templates.filter(({ archivedAt }) => archivedAt === null)}
        href={addresses.agreementTemplates(slug)}
      />
      <p className="mt-8 max-w-measure text-sm text-quiet">{NO_LEGAL_ADVICE}</p>
    </>
  );
}
