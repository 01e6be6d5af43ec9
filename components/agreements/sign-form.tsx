import { ActionForm } from '@/components/forms/action-form';
import { CheckboxField, FormMessage, Submit, TextField } from '@/components/forms/fields';
import type { AgreementPage } from '@/lib/agreements/page.queries';
import { consentFor } from '@/lib/agreements/schema';
import { signAgreement } from '@/lib/agreements/signing.actions';
import { DrawField } from './draw-field';
import { SignInAgain } from './sign-in-again';
import { signingInWords } from './signing-words';

type SignFormProps = {
  readonly page: AgreementPage;
  readonly documentHash: string;
  /** the reader's name, as they may sign it */
  readonly name: string;
  readonly path: string;
  /** whether they have signed in so recently that they can sign at once */
  readonly isFresh: boolean;
};

/** Where one signs, at the end of the text, or confirms what was signed elsewhere. It says what follows. */
export function SignForm({ page, documentHash, name, path, isFresh }: SignFormProps) {
  const words = signingInWords(page);
  return (
    <section id="sign" className="mt-12 max-w-measure scroll-mt-8 border-t-2 border-ink pt-6" data-no-print>
      <h2 className="mb-3">{words.title}</h2>
      <ul className="prose mb-6 ms-5 list-disc">
        {words.follows.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <ActionForm action={signAgreement} label={words.title} className="grid gap-5">
        <input type="hidden" name="workspaceId" value={page.workspaceId} />
        <input type="hidden" name="id" value={page.id} />
        <input type="hidden" name="documentHash" value={documentHash} />
        <FormMessage />
        <SignInAgain path={path} documentHash={documentHash} isFresh={isFresh} />
        <CheckboxField name="consent" label={consentFor({ isImported: page.shown.imported !== null }).text} />
        <TextField
          name="signedName"
          label="Your name, as you sign it"
          autoComplete="name"
          initial={name}
          hint="Typing it here is your signature."
        />
        <DrawField documentHash={documentHash} />
        <div>
          <Submit pending={words.pending}>{words.submit}</Submit>
        </div>
      </ActionForm>
      <p className="mt-6 text-sm text-quiet">
        SHA-256 of the text: <code className="text-xs break-all">{documentHash}</code>
      </p>
    </section>
  );
}
