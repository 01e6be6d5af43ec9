import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AgreementEditor } from '@/components/agreements/agreement-editor';
import { TemplateChoice } from '@/components/agreements/template-choice';
import { suggestedTerms } from '@/components/agreements/typed-terms';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page';
import { createAgreement } from '@/lib/agreements/drafting.actions';
import { getAgreementStart } from '@/lib/agreements/list.queries';
import { decideNew } from '@/lib/agreements/rules';
import { TEMPLATE_KEYS, templateOf } from '@/lib/agreements/templates';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses';
import { now } from '@/lib/platform/clock';
import { Id, newId } from '@/lib/platform/ids';
import { dateIn } from '@/lib/platform/time/zones';

export const metadata: Metadata = { title: 'New agreement' };

type NewAgreementPageProps = {
  readonly params: Promise<{ workspace: string }>;
  readonly searchParams: Promise<{ for?: string | string[]; template?: string | string[] }>;
};

/** Begins an agreement with an assistant: first the template, then one page on which it is written. */
export default async function NewAgreementPage({ params, searchParams }: NewAgreementPageProps) {
  const { workspace: slug } = await params;
  const query = await searchParams;
  const { signedIn, workspace, role } = await requireStaff(slug);
  const engagementId = Id.safeParse(query.for).data;
  const start = engagementId && (await getAgreementStart(signedIn.userId, workspace.id, engagementId));
  if (!start) notFound();
  const back = { href: addresses.agreements(slug), label: 'Agreements' };
  const decision = decideNew(role, start.states);
  if (!decision.ok) {
    return (
      <>
        <PageHead title={`Agreement with ${start.assistant}`} back={back} />
        <Notice>{decision.refusal.message}</Notice>
      </>
    );
  }
  const key = TEMPLATE_KEYS.find((each) => each === query.template);
  if (!key) {
    return (
      <>
        <PageHead title={`Agreement with ${start.assistant}`} back={back} intro="What will the pay be for?" />
        <TemplateChoice slug={slug} engagementId={start.engagementId} />
      </>
    );
  }
  const template = templateOf(key);
  const startsOn = dateIn(now(), workspace.timeZone);
  return (
    <>
      <PageHead
        title={`Agreement with ${start.assistant}`}
        intro={template.name}
        back={{ href: addresses.newAgreement(slug, start.engagementId), label: 'Templates' }}
      />
      <AgreementEditor
        action={createAgreement}
        about={
          <>
            <input type="hidden" name="id" value={newId()} />
            <input type="hidden" name="workspaceId" value={workspace.id} />
            <input type="hidden" name="engagementId" value={start.engagementId} />
            <input type="hidden" name="templateKey" value={key} />
          </>
        }
        title={`Agreement with ${start.assistant}`}
        terms={suggestedTerms(template, { currency: workspace.currency, startsOn })}
        clauses={template.clauses}
      />
    </>
  );
}
