import type { AgreementPage } from '@/lib/agreements/page.queries';
import { consentFor } from '@/lib/agreements/schema';
import { signAgreement } from '@/lib/agreements/signing/signing.actions';
import { countTakenBack } from '@/lib/agreements/signing/taken-back.rules';
import { DrawField } from './draw-field';
import { SignSection } from './sign-section';
import { signingInWords } from './signing-words';

type SignFormProps = {
  readonly page: AgreementPage;
  readonly documentHash: string;
  /** the reader's name, for signing */
  readonly name: string;
  /** their account's name */
  readonly account: string;
  readonly path: string;
  /** whether their sign-in is fresh enough to sign at once */
  readonly isFresh: boolean;
};

/** Where one signs, at the end of the text, or confirms what was signed elsewhere. It says what follows. */
export function SignForm({ page, documentHash, name, account, path, isFresh }: SignFormProps) {
  const { actor, document } = page;
  const { title, follows, submit, pending } = signingInWords(page);
  return (
    <SignSection
      action={signAgreement}
      title={title}
      follows={follows}
      signs={{ workspaceId: page.workspaceId, id: page.id, documentHash, takenBack: countTakenBack(page) }}
      consent={consentFor({ isImported: page.shown.imported !== null }).text}
      name={name}
      known={
        actor.role === 'assistant'
          ? { name: document.parties.assistant.name, standsIn: 'agreement' }
          : { name: account, standsIn: 'account' }
      }
      path={path}
      isFresh={isFresh}
      submit={{ words: submit, pending }}
      drawing={<DrawField documentHash={documentHash} />}
    />
  );
}
