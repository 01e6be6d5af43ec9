import type { Metadata } from 'next';
import { ImportForm } from '@/components/agreements/import-form';
import { NotBegun } from '@/components/agreements/status/not-begun';
import { PayTypeChoice } from '@/components/agreements/terms/pay-type-choice';
import { unknownTerms } from '@/components/agreements/terms/typed-terms';
import { PageHead } from '@/components/ui/page';
import { TEMPLATE_KEYS, templateOf } from '@/lib/agreements/templates';
import { addresses } from '@/lib/platform/addresses/addresses';
import { isFresh } from '@/lib/platform/auth/fresh';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { requireAgreementStart } from '../require-start';

export const metadata: Metadata = { title: 'Import an agreement' };

type ImportPageProps = {
  readonly params: Promise<{ workspace: string }>;
  readonly searchParams: Promise<{ for?: string | string[]; pay?: string | string[] }>;
};

/** Brings in an agreement that both signed elsewhere: first what is paid for, then the file and its terms. */
export default async function ImportPage({ params, searchParams }: ImportPageProps) {
  const { workspace: slug } = await params;
  const query = await searchParams;
  const { signedIn, workspace, start, decision, standing } = await requireAgreementStart(slug, query.for);
  const head = {
    title: `An agreement with ${start.assistant} that you signed elsewhere`,
    back: { href: addresses.newAgreement(slug, start.engagementId), label: 'New agreement' },
  };
  if (!decision.ok || !start.hasJoined) {
    return (
      <>
        <PageHead {...head} />
        <NotBegun
          why={
            decision.ok
              ? `${start.assistant} hasn’t joined yet. Import it once the invitation is accepted: they confirm it too.`
              : decision.refusal.message
          }
          standing={standing}
        />
      </>
    );
  }
  const key = TEMPLATE_KEYS.find((each) => each === query.pay);
  if (!key) {
    return (
      <>
        <PageHead {...head} intro="What is paid for in it?" />
        <PayTypeChoice slug={slug} engagementId={start.engagementId} />
      </>
    );
  }
  return (
    <>
      <PageHead {...head} />
      <ImportForm
        id={newId()}
        workspaceId={workspace.id}
        engagementId={start.engagementId}
        business={workspace.name}
        assistant={start.assistant}
        terms={unknownTerms(templateOf(key), workspace.currency)}
        name={signedIn.name}
        path={`${addresses.importAgreement(slug, start.engagementId)}&pay=${key}`}
        isFresh={isFresh(signedIn.authenticatedAt, now())}
      />
    </>
  );
}
