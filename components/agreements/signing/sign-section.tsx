import type { ReactNode } from 'react';
import { ActionForm } from '@/components/forms/action-form';
import { CheckboxField, FormMessage, Submit } from '@/components/forms/fields';
import type { KnownName } from '@/lib/agreements/signing/signed-name.rules';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { KEEPS_NAME, SignInAgain } from './sign-in-again';
import { SignedNameField } from './signed-name-field';

type SignSectionProps<Data> = {
  readonly action: FormAction<Data>;
  readonly title: string;
  /** what follows from signing, a sentence each */
  readonly follows: readonly string[];
  readonly signs: {
    readonly workspaceId: string;
    readonly id: string;
    readonly documentHash: string;
    /** for an agreement: how many signatures under the text have been taken back */
    readonly takenBack?: number;
  };
  readonly consent: string;
  /** the reader's name, for signing */
  readonly name: string;
  /** the name they are already known by */
  readonly known: KnownName;
  /** the page to come back to if one has to sign in again */
  readonly path: string;
  /** whether their sign-in is fresh enough to sign at once */
  readonly isFresh: boolean;
  readonly submit: { readonly words: string; readonly pending: string };
  /** whether the signature may be drawn as well */
  readonly drawing?: ReactNode;
};

/** Where one signs, at the end of what was read. It says what follows, and identifies the text by its hash. */
export function SignSection<Data>(section: SignSectionProps<Data>) {
  const { action, title, follows, signs, consent, name, known, path, isFresh, submit, drawing } = section;
  return (
    <section id="sign" className="mt-12 max-w-measure scroll-mt-8 border-t-2 border-ink pt-6" data-no-print>
      <h2 className="mb-3">{title}</h2>
      <ul className="prose mb-6 ms-5 list-disc">
        {follows.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <ActionForm action={action} label={title} className="grid gap-5">
        {Object.entries(signs).map(([field, value]) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
        <FormMessage />
        <SignInAgain
          path={path}
          at="sign"
          isFresh={isFresh}
          keeps={KEEPS_NAME}
          {...(drawing && { documentHash: signs.documentHash })}
        />
        <CheckboxField name="consent" label={consent} />
        <SignedNameField label="Your name, as you sign it" initial={name} known={known} />
        {drawing}
        <div>
          <Submit pending={submit.pending}>{submit.words}</Submit>
        </div>
      </ActionForm>
      <p className="mt-6 text-sm text-quiet">
        SHA-256 of the text: <code className="text-xs break-all">{signs.documentHash}</code>
      </p>
    </section>
  );
}
