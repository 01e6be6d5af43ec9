import type { AgreementPage } from '@/lib/agreements/page.queries';
import { takeSignatureBack } from '@/lib/agreements/signing/taking-back.actions';
import { FinalStep } from './final-step';

/** For somebody who signed too early, before the other side has signed as well. */
export function TakeSignatureBack({ page, other }: { page: AgreementPage; other: string }) {
  const whose = page.actor.role === 'owner' ? `the signature of ${page.workspace.name}` : 'your signature';
  return (
    <FinalStep
      action={takeSignatureBack}
      page={page}
      title="Take the signature back"
      follows={`Neither of you is bound until you have both signed, so ${whose} can still be taken back. ${other} is told, and the record keeps that it was given and taken back. The text stays as it is, and can be signed again.`}
      submit="Take it back"
      pending="Taking it back…"
      look="primary"
    />
  );
}
