import type { Metadata } from 'next';
import { NotBegun } from '@/components/agreements/status/not-begun';
import { AgreementStart } from '@/components/agreements/templates/agreement-start';
import { TemplateChoice } from '@/components/agreements/templates/template-choice';
import { suggestedTerms } from '@/components/agreements/terms/typed-terms';
import { PageHead } from '@/components/ui/page';
import { suggestedTitle } from '@/lib/agreements/drafting/suggested-title';
import { getTemplate, listTemplates } from '@/lib/agreements/own-templates/own-templates.queries';
import {
  BUILT_IN_EDITION,
  NO_LEGAL_ADVICE,
  OWN_TEMPLATE,
  TEMPLATE_KEYS,
  templateOf,
} from '@/lib/agreements/templates';
import { currencyGroups } from '@/lib/people/business/currency-groups.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { Id, newId } from '@/lib/platform/ids';
import { dateIn } from '@/lib/platform/time/zones';
import { requireAgreementStart } from '../require-start';

export const metadata: Metadata = { title: 'New agreement' };

type NewAgreementPageProps = {
  readonly params: Promise<{ workspace: string }>;
  readonly searchParams: Promise<{ for?: string | string[]; template?: string | string[] }>;
};

/** Begins an agreement with an assistant: first the template, then one page on which it is written. */
export default async function NewAgreementPage({ params, searchParams }: NewAgreementPageProps) {
  const { workspace: slug } = await params;
  const query = await searchParams;
  const { signedIn, workspace, start, decision, standing } = await requireAgreementStart(slug, query.for);
  const back = { href: addresses.agreements(slug), label: 'Agreements' };
  if (!decision.ok) {
    return (
      <>
        <PageHead title={`Agreement with ${start.assistant}`} back={back} />
        <NotBegun why={decision.refusal.message} standing={standing} />
      </>
    );
  }
  const builtIn = TEMPLATE_KEYS.find((each) => each === query.template);
  const ownId = Id.safeParse(query.template).data;
  const own = ownId ? await getTemplate(signedIn.userId, workspace.id, ownId) : null;
  const template = builtIn ? templateOf(builtIn) : own;
  if (!template) {
    const templates = await listTemplates(signedIn.userId, workspace.id);
    return (
      <>
        <PageHead title={`Agreement with ${start.assistant}`} back={back} intro="What will the pay be for?" />
        <TemplateChoice slug={slug} engagementId={start.engagementId} templates={templates} />
      </>
    );
  }
  const startsOn = dateIn(now(), workspace.timeZone);
  return (
    <>
      <PageHead
        title={`Agreement with ${start.assistant}`}
        intro={own ? `${own.name}, version ${own.number}` : template.name}
        back={{ href: addresses.newAgreement(slug, start.engagementId), label: 'Templates' }}
      />
      <AgreementStart
        about={{
          id: newId(),
          workspaceId: workspace.id,
          engagementId: start.engagementId,
          templateKey: builtIn ?? OWN_TEMPLATE,
          templateId: own?.id ?? null,
          templateVersion: own?.number ?? BUILT_IN_EDITION,
        }}
        title={suggestedTitle({ business: workspace.name, assistant: start.assistant })}
        terms={suggestedTerms(template, { currency: workspace.currency, startsOn })}
        headings={template.clauses.map(({ heading }) => heading)}
        currencies={currencyGroups([workspace.currency])}
      />
      <p className="mt-4 max-w-measure text-sm text-quiet">
        Nobody on the other side sees it before you propose it. {NO_LEGAL_ADVICE}
      </p>
    </>
  );
}
