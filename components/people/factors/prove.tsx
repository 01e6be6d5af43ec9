import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextField } from '@/components/forms/fields';
import type { Proofs } from '@/lib/people/factors/queries';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { ShowPasskey } from './asking-passkeys';

type ProveProps = {
  readonly proofs: Proofs;
  /** one of our own pages, where it leads */
  readonly to: string;
  readonly byCode: FormAction<{ readonly to: string }>;
  readonly byPasskey: FormAction<{ readonly to: string }>;
  readonly beginPasskey: Parameters<typeof ShowPasskey>[0]['begin'];
};

/** Proves who one is by what was set up for it: a passkey, an app's code, or a recovery code. */
export function Prove({ proofs, to, byCode, byPasskey, beginPasskey }: ProveProps) {
  const { hasApp, hasPasskey, hasRecoveryCodes } = proofs;
  return (
    <div className="grid gap-6">
      {hasPasskey ? (
        <ActionForm action={byPasskey} className="grid gap-3" label="By a passkey">
          <input type="hidden" name="to" value={to} />
          <FormMessage />
          <ShowPasskey begin={beginPasskey}>Use a passkey</ShowPasskey>
        </ActionForm>
      ) : null}
      {hasApp || hasRecoveryCodes ? (
        <ActionForm action={byCode} className="grid gap-4" label="By a code">
          <input type="hidden" name="to" value={to} />
          <FormMessage />
          <TextField
            name="code"
            label={hasApp ? 'Code' : 'Recovery code'}
            hint={hintOf(proofs)}
            autoComplete="one-time-code"
          />
          <div>
            <Submit look={hasPasskey ? 'quiet' : 'primary'} pending="Checking…">
              Continue with the code
            </Submit>
          </div>
        </ActionForm>
      ) : null}
    </div>
  );
}

function hintOf({ hasApp, hasRecoveryCodes }: Proofs): string {
  if (!hasApp) return 'One of the recovery codes you saved.';
  return hasRecoveryCodes
    ? 'The six digits that your app shows now, or one of your recovery codes.'
    : 'The six digits that your app shows now.';
}
