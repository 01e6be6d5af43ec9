import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PlaybookEditor } from '@/components/playbooks/playbook-editor';
import { valuesFromBrief } from '@/components/playbooks/values';
import { PageHead } from '@/components/ui/page';
import { TITLE_WORDS } from '@/lib/briefs/playbooks/title.rules';
import { getBriefForStaff } from '@/lib/briefs/review.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { isId, newId } from '@/lib/platform/ids';

export const metadata: Metadata = { title: 'A new playbook' };

type NewPlaybookPageProps = {
  readonly params: Promise<{ workspace: string }>;
  readonly searchParams: Promise<{ from?: string | string[]; question?: string | string[] }>;
};

/** Begins a playbook: empty, or with the words of a brief that went well. */
export default async function NewPlaybookPage({ params, searchParams }: NewPlaybookPageProps) {
  const { workspace: slug } = await params;
  const { signedIn, workspace } = await requireStaff(slug);
  const { from, question } = await searchParams;
  const brief = typeof from === 'string' ? await briefOf(signedIn.userId, workspace.id, from) : null;
  return (
    <>
      <PageHead
        title={brief ? 'Save as a playbook' : 'A new playbook'}
        back={
          brief
            ? { href: addresses.brief(slug, brief.id), label: brief.title }
            : { href: addresses.playbooks(slug), label: 'Playbooks' }
        }
        intro={
          brief
            ? 'What the brief says, for the next one of its kind. Take out what was only true this once.'
            : 'Say it once, in full. Who does it, and by when, is chosen for each brief.'
        }
      />
      <div className="max-w-measure">
        <PlaybookEditor
          workspaceId={workspace.id}
          id={newId()}
          freshId={newId()}
          number={0}
          version={0}
          {...(brief ? { briefId: brief.id } : {})}
          titleWords={TITLE_WORDS}
          initial={
            brief
              ? valuesFromBrief(brief, typeof question === 'string' ? question : null, workspace.currency)
              : {}
          }
          files={brief?.files ?? []}
          waiting={[]}
          currency={workspace.currency}
          {...(brief?.budgetMoney && brief.budgetMoney.currency !== workspace.currency
            ? { otherPrice: brief.budgetMoney }
            : {})}
          zone={signedIn.timeZone}
          now={now().toISOString()}
        />
      </div>
    </>
  );
}

async function briefOf(userId: string, workspaceId: string, id: string) {
  const page = isId(id) ? await getBriefForStaff(userId, { workspaceId, id }) : null;
  if (!page) notFound();
  return page.brief;
}
