import type { Metadata } from 'next';
import { TemplateList } from '@/components/agreements/templates/template-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page';
import { listTemplates } from '@/lib/agreements/own-templates/own-templates.queries';
import { NO_LEGAL_ADVICE } from '@/lib/agreements/templates';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'Your templates' };

type TemplatesPageProps = { readonly params: Promise<{ workspace: string }> };

/** The workspace's own templates: offered beside the built-in ones when an agreement is begun. */
export default async function TemplatesPage({ params }: TemplatesPageProps) {
  const { workspace: slug } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  const templates = await listTemplates(signedIn.userId, workspace.id);
  return (
    <>
      <PageHead
        title="Your templates"
        back={{ href: addresses.agreements(slug), label: 'Agreements' }}
        intro={NO_LEGAL_ADVICE}
      />
      {templates.length === 0 ? (
        <EmptyState title="No template of your own yet">
          Open an agreement that you would write again, and save it as a template.
        </EmptyState>
      ) : (
        <TemplateList
          templates={templates}
          mayWrite={role === 'owner'}
          zone={signedIn.timeZone}
          now={now()}
        />
      )}
    </>
  );
}
