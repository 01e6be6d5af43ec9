import { Reading } from '@/components/agreements/reading';
import { SignInAgain } from '@/components/agreements/sign-in-again';
import { ActionForm } from '@/components/forms/action-form';
import { CheckboxField, FormMessage, Submit, TextField } from '@/components/forms/fields';
import { PageHead } from '@/components/ui/page';
import { EVALUATION_CONSENT } from '@/lib/evaluations/consent';
import type { EvaluationPage } from '@/lib/evaluations/page.queries';
import { signEvaluation } from '@/lib/evaluations/signing.actions';
import { Adjustments } from './adjustments';
import { FollowUps } from './follow-ups';
import { SideBySide } from './side-by-side';

type SignPageProps = {
  readonly page: EvaluationPage;
  readonly documentHash: string;
  readonly back: string;
  /** the reader's name, as they may sign it */
  readonly name: string;
  readonly path: string;
  readonly isFresh: boolean;
};

/** All that both sign, from its beginning to its end, and there the place to sign. It says what follows. */
export function SignPage({ page, documentHash, back, name, path, isFresh }: SignPageProps) {
  return (
    <>
      <PageHead
        title={`Sign evaluation ${page.number}`}
        back={{ href: back, label: 'The evaluation' }}
        intro="What each of you wrote, and what you change. Read it to the end; that is where you sign."
      />
      <Reading>
        <FollowUps page={page} maySay={false} />
        <SideBySide page={page} />
        <Adjustments page={page} mayAdjust={false} mayCarryOut={false} />
      </Reading>
      <section id="sign" className="mt-12 max-w-measure scroll-mt-8 border-t-2 border-ink pt-6" data-no-print>
        <h2 className="mb-3">Sign</h2>
        <ul className="prose mb-6 ms-5 list-disc">
          <li>What both of you wrote, and what you change, stays as it is from then on.</li>
          <li>Once the other side has signed as well, both of you get a sealed copy by mail.</li>
          <li>The next evaluation begins with what became of it.</li>
        </ul>
        <ActionForm action={signEvaluation} label="Sign" className="grid gap-5">
          <input type="hidden" name="workspaceId" value={page.ref.workspaceId} />
          <input type="hidden" name="id" value={page.ref.id} />
          <input type="hidden" name="documentHash" value={documentHash} />
          <FormMessage />
          <SignInAgain path={path} isFresh={isFresh} />
          <CheckboxField name="consent" label={EVALUATION_CONSENT.text} />
          <TextField
            name="signedName"
            label="Your name, as you sign it"
            autoComplete="name"
            initial={name}
            hint="Typing it here is your signature."
          />
          <div>
            <Submit pending="Signing…">Sign</Submit>
          </div>
        </ActionForm>
        <p className="mt-6 text-sm text-quiet">
          SHA-256 of the text: <code className="text-xs break-all">{documentHash}</code>
        </p>
      </section>
    </>
  );
}
