'use client';

import { SignInAgain } from '@/components/agreements/signing/sign-in-again';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, SelectField, Submit, TextField } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { LIVES_DAYS } from '@/lib/api/tokens/rules';
import { scopeInWords, scopesFor } from '@/lib/api/tokens/scopes.rules';
import { makeToken } from '@/lib/api/tokens/tokens.actions';
import { ShownOnce } from './shown-once';
import { TickBoxes } from './tick-boxes';

type TokenFormProps = {
  readonly fresh: string;
  /** left out, it is for its maker's own inbox */
  readonly workspaceId?: string;
  /** the page that it is on */
  readonly path: string;
  readonly isFresh: boolean;
  readonly name: string;
};

const PURPOSE = { to: 'make a token', asYou: 'let a tool act as you' };
const KEPT = { field: 'name', as: 'name' };

/** Makes a token, and shows it: only this once, since only its hash is kept. */
export function TokenForm({ fresh, workspaceId, path, isFresh, name }: TokenFormProps) {
  return (
    <ActionForm action={makeToken} className="grid max-w-xl gap-5" label="New token" clearsWhenDone>
      {workspaceId ? <input type="hidden" name="workspaceId" value={workspaceId} /> : null}
      <FreshId name="id" fresh={fresh} />
      <FormMessage />
      <SignInAgain path={path} at="sign" isFresh={isFresh} purpose={PURPOSE} keeps={KEPT} />
      <TextField
        name="name"
        label="What is it for?"
        hint="So that you recognise it: “Weekly report”, “Zapier”."
        initial={name}
      />
      <TickBoxes name="scopes" legend="What may it do?" boxes={boxesFor(workspaceId)} />
      <SelectField
        name="days"
        label="How long does it work?"
        hint="A forgotten token then ends by itself."
        initial="90"
        choices={LIVES_DAYS.map((days) => ({ value: String(days), label: LASTS[days] }))}
      />
      <div>
        <Submit look="quiet" pending="Making it…">
          Make a token
        </Submit>
      </div>
      <ShownOnce name="token" title="Your token is ready" label="The token">
        Copy it now: it isn’t shown again. Whoever has it can do what you have ticked, as you.
      </ShownOnce>
    </ActionForm>
  );
}

function boxesFor(workspaceId: string | undefined) {
  return scopesFor(workspaceId === undefined ? 'inbox' : 'business').map((scope) => ({
    value: scope,
    label: scopeInWords(scope),
    code: scope,
  }));
}

const LASTS: Readonly<Record<(typeof LIVES_DAYS)[number], string>> = {
  30: '30 days',
  90: '90 days',
  365: 'a year',
};
