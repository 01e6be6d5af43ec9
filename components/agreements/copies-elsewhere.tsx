import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextField } from '@/components/forms/fields';
import { RefFields } from '@/components/forms/ref-fields';
import { nameRecipient, removeRecipient, sendCopy } from '@/lib/agreements/copy/copies.actions';
import { MOST_RECIPIENTS, mayBeNamedFor } from '@/lib/agreements/copy/copies.rules';
import type { AgreementPage, AgreementRecipient } from '@/lib/agreements/page.queries';
import { type Party, partyOf } from '@/lib/agreements/rules';

/**
 * Who else gets the copy, and sending it again. It is the contract of both, so both see every address; each manages
 * their own.
 */
export function CopiesElsewhere({ page }: { page: AgreementPage }) {
  const { recipients, actor, isPast } = page;
  const own = isPast ? null : partyOf(actor.role);
  const mayName = own !== null && mayBeNamedFor(page.state);
  if (!mayName && recipients.length === 0) return null;
  const count = recipients.filter(({ party }) => party === own).length;
  return (
    <section data-no-print>
      <h2>Who else gets a copy</h2>
      <p className="mb-3 text-sm text-quiet">
        A bookkeeper or a lawyer, for example. It is a contract between you both, so you both see every
        address here; each of you manages your own.
      </p>
      {recipients.length > 0 ? (
        <ul className="mb-4 grid gap-3 text-sm">
          {recipients.map((recipient) => (
            <Recipient
              key={recipient.id}
              page={page}
              recipient={recipient}
              isOwn={mayName && recipient.party === own}
            />
          ))}
        </ul>
      ) : null}
      {mayName && count < MOST_RECIPIENTS ? <NameForm page={page} /> : null}
      {mayName && page.shown.copy ? <SendAgain page={page} party={own} /> : null}
    </section>
  );
}

function Recipient({
  page,
  recipient,
  isOwn,
}: {
  page: AgreementPage;
  recipient: AgreementRecipient;
  isOwn: boolean;
}) {
  const { id, email, called, party } = recipient;
  const by = party === 'owner' ? page.workspace.name : page.assistantName;
  return (
    <li>
      {email}
      <span className="block text-quiet">{called ? `${called}, named by ${by}` : `Named by ${by}`}</span>
      {isOwn ? (
        <span className="flex flex-wrap gap-x-4">
          {page.shown.copy ? <SendButton page={page} to={id} words="Send again" about={email} /> : null}
          <ActionForm action={removeRecipient} className="grid gap-1">
            <RefFields of={page} />
            <input type="hidden" name="recipientId" value={id} />
            <FormMessage />
            <Submit look="plain" pending="Removing…">
              Take off<span className="sr-only">: {email}</span>
            </Submit>
          </ActionForm>
        </span>
      ) : null}
    </li>
  );
}

function NameForm({ page }: { page: AgreementPage }) {
  return (
    <details>
      <summary className="fold-link text-sm">Name an address</summary>
      <ActionForm action={nameRecipient} label="Name an address" clearsWhenDone className="mt-3 grid gap-3">
        <RefFields of={page} />
        <FormMessage />
        <TextField name="email" label="E-mail address" type="email" inputMode="email" />
        <TextField name="called" label="Who it is" hint="For example: our bookkeeper" isOptional />
        <p className="text-sm text-quiet">
          {page.shown.copy
            ? 'The PDF is e-mailed there at once, with your name and how to check it.'
            : 'The PDF is e-mailed there once it is made, with your name and how to check it.'}
        </p>
        <div>
          <Submit look="quiet" pending="Naming…">
            {page.shown.copy ? 'Send a copy there' : 'Name this address'}
          </Submit>
        </div>
      </ActionForm>
    </details>
  );
}

function SendAgain({ page, party }: { page: AgreementPage; party: Party }) {
  const other = party === 'owner' ? page.assistantName : page.workspace.name;
  return (
    <div className="mt-4 grid justify-items-start gap-1 text-sm">
      <SendButton page={page} to="me" words="E-mail it to me again" />
      <SendButton page={page} to="other" words={`E-mail it to ${other} again`} />
    </div>
  );
}

type SendButtonProps = {
  readonly page: AgreementPage;
  readonly to: string;
  readonly words: string;
  readonly about?: string;
};

function SendButton({ page, to, words, about }: SendButtonProps) {
  return (
    <ActionForm action={sendCopy} className="grid gap-1">
      <RefFields of={page} />
      <input type="hidden" name="to" value={to} />
      <FormMessage />
      <Submit look="plain" pending="Sending…" done="On its way">
        {words}
        {about ? <span className="sr-only">: {about}</span> : null}
      </Submit>
    </ActionForm>
  );
}
