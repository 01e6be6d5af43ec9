import { ActionForm } from '@/components/forms/action-form';
import { CheckboxField, FormMessage, Submit, TextField } from '@/components/forms/fields';
import type { AgreementPage } from '@/lib/agreements/page.queries';
import { CONSENT } from '@/lib/agreements/schema';
import { signAgreement } from '@/lib/agreements/signing.actions';
import { SignInAgain } from './sign-in-again';

type SignFormProps = {
  readonly page: AgreementPage;
  readonly documentHash: string;
  /** the reader's name, as they may sign it */
  readonly name: string;
  readonly path: string;
  /** whether they have signed in so recently that they can sign at once */
  readonly isFresh: boolean;
};

/** Where one signs, at the end of the text. It says what follows. */
export function SignForm({ page, documentHash, name, path, isFresh }: SignFormProps) {
  const other = page.actor.role === 'assistant' ? page.workspace.name : page.assistantName;
  const isLast = page.facts.signatures.length === 1;
  return (
    <section id="sign" className="mt-12 max-w-measure border-t-2 border-ink pt-6" data-no-print>
      <h2 className="mb-3">Sign</h2>
      <ul className="prose mb-6 ms-5 list-disc">
        <li>
          {isLast
            ? `${other} has signed. With your signature the agreement is in force at once, for both of you${
                page.predecessor ? ', in place of the one before it.' : '.'
              }`
            : `The agreement is in force as soon as ${other} has signed as well; until then ${
                page.predecessor ? 'the one before it stays as it is.' : 'nothing is owed.'
              }`}
        </li>
        <li>
          The text above is frozen. Nobody can change what you sign without your signature becoming void.
        </li>
        <li>
          With your signature we keep your name as you type it, your e-mail address, the time, your network
          address and browser, and the hash of this text. Both sides see the certificate.
        </li>
        <li>When both have signed, you each get the PDF by mail, and it stays on this page.</li>
      </ul>
      <ActionForm action={signAgreement} label="Sign" className="grid gap-5">
        <input type="hidden" name="workspaceId" value={page.workspaceId} />
        <input type="hidden" name="id" value={page.id} />
        <input type="hidden" name="documentHash" value={documentHash} />
        <FormMessage />
        <SignInAgain path={path} isFresh={isFresh} />
        <CheckboxField name="consent" label={CONSENT.text} />
        <TextField
          name="signedName"
          label="Your name, as you sign it"
          autoComplete="name"
          initial={name}
          hint="Typing it here is your signature."
        />
        <div>
          <Submit pending="Signing…">Sign the agreement</Submit>
        </div>
      </ActionForm>
      <p className="mt-6 text-sm text-quiet">
        SHA-256 of the text: <code className="text-xs break-all">{documentHash}</code>
      </p>
    </section>
  );
}
