'use client';

import { type MouseEvent, useState, useSyncExternalStore } from 'react';
import { useForm } from '@/components/forms/action-form';
import { fetchedPatiently } from '@/components/near/fetched-patiently';
import { Button, type ButtonLook } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field-error';
import { errorFor, type FormAction, IDLE } from '@/lib/platform/actions/form-state';

type PasskeyPressProps<Options> = {
  /** gets the challenge that the passkey is to answer */
  readonly begin: FormAction<{ readonly ceremony: string; readonly options: Options }>;
  /** loads the code that asks the person for their passkey */
  readonly loadAsking: () => Promise<(options: Options) => Promise<object>>;
  readonly look?: ButtonLook;
  readonly children: string;
};

const ID = 'passkey-answer';

/** Inside a form: asks for a passkey, and posts the form with its answer. Passkeys need scripts; codes don't. */
export function PasskeyPress<Options>({
  begin,
  loadAsking,
  look = 'primary',
  children,
}: PasskeyPressProps<Options>) {
  const { state, isPending } = useForm();
  const [isAsking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState('');
  const knowsPasskeys = useKnowsPasskeys();
  const press = async ({ currentTarget: { form } }: MouseEvent<HTMLButtonElement>) => {
    if (!form || isAsking || isPending) return;
    setAsking(true);
    setTrouble('');
    const problem = await answerInto(form, begin, loadAsking).catch(inWords);
    setAsking(false);
    if (problem) setTrouble(problem);
    else form.requestSubmit();
  };
  if (!knowsPasskeys) return <p className="text-sm text-quiet">This browser can’t use passkeys here.</p>;
  const error = trouble || errorFor(state, 'answer') || errorFor(state, 'ceremony');
  return (
    <div className="grid justify-items-start gap-2">
      <input type="hidden" name="ceremony" defaultValue="" />
      <input type="hidden" name="answer" defaultValue="" />
      <Button
        look={look}
        aria-disabled={isAsking || isPending}
        aria-describedby={error ? `${ID}-error` : undefined}
        onClick={press}
      >
        {isAsking ? 'Waiting for your passkey…' : children}
      </Button>
      <FieldError id={ID} error={error} />
    </div>
  );
}

/** @returns what went wrong, for the person; null when the form is ready to be posted. */
async function answerInto<Options>(
  form: HTMLFormElement,
  begin: PasskeyPressProps<Options>['begin'],
  loadAsking: PasskeyPressProps<Options>['loadAsking'],
): Promise<string | null> {
  // loaded before the challenge is asked for, which is valid for minutes and should not be made in vain
  const ask = await fetchedPatiently(loadAsking);
  const begun = await begin(IDLE, new FormData());
  if (begun.status !== 'done') return begun.status === 'refused' ? begun.message : 'Try again.';
  const answer = await ask(begun.data.options);
  fill(form, 'ceremony', begun.data.ceremony);
  fill(form, 'answer', JSON.stringify(answer));
  return null;
}

function fill(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = value;
}

/** The errors of a browser from which no passkey came (W3C Web Authentication, 5.1.3 and 5.1.4). */
function inWords(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'InvalidStateError') return 'This device has a passkey for you here already.';
  if (name === 'NotAllowedError' || name === 'AbortError')
    return 'No passkey was used. Try again when you have your device at hand.';
  return 'Your passkey couldn’t be checked. Are you online? Try again.';
}

const never = () => () => undefined;

/** @returns whether this browser supports passkeys; assumed before it can be asked, as nearly all do. */
function useKnowsPasskeys(): boolean {
  return useSyncExternalStore(
    never,
    () => 'PublicKeyCredential' in window,
    () => true,
  );
}
