'use client';

import { SignInAgain } from '@/components/agreements/signing/sign-in-again';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextField } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { SeenFields } from '@/components/forms/ref-fields';
import { WEBHOOK_EVENT_NAMES, WEBHOOK_EVENTS } from '@/lib/api/webhooks/events.rules';
import { makeWebhook, rotateSecret } from '@/lib/api/webhooks/webhooks.actions';
import { ShownOnce } from './shown-once';
import { TickBoxes } from './tick-boxes';

type WebhookFormProps = {
  readonly workspaceId: string;
  readonly fresh: string;
  readonly path: string;
  readonly isFresh: boolean;
};

const PURPOSE = { to: 'have news sent elsewhere', asYou: 'have what happens here sent elsewhere' };
const BOXES = WEBHOOK_EVENT_NAMES.map((event) => ({ value: event, label: WEBHOOK_EVENTS[event] }));

/** Enters an address and its events, and shows its signing secret: only this once. */
export function WebhookForm({ workspaceId, fresh, path, isFresh }: WebhookFormProps) {
  return (
    <ActionForm
      action={makeWebhook}
      className="grid max-w-3xl gap-5 [&>:not(fieldset)]:max-w-xl"
      label="New webhook"
      clearsWhenDone
    >
      <input type="hidden" name="workspaceId" value={workspaceId} />
      <FreshId name="id" fresh={fresh} />
      <FormMessage />
      <SignInAgain path={path} at="new-webhook" isFresh={isFresh} purpose={PURPOSE} />
      <TextField
        name="url"
        type="url"
        label="Where is it sent?"
        hint="An address that begins with https://."
      />
      <TickBoxes name="events" legend="What is it told about?" boxes={BOXES} />
      <div>
        <Submit look="quiet" pending="Making it…">
          Make a webhook
        </Submit>
      </div>
      <MadeSecret />
    </ActionForm>
  );
}

/** Makes a new secret to replace the current one. */
export function RotateForm({
  id,
  version,
  workspaceId,
  path,
  isFresh,
}: Omit<WebhookFormProps, 'fresh'> & { id: string; version: number }) {
  return (
    <ActionForm action={rotateSecret} className="grid max-w-xl gap-4" label="New secret">
      <SeenFields of={{ workspaceId, id, version }} />
      <FormMessage />
      <SignInAgain path={path} at="sign" isFresh={isFresh} purpose={PURPOSE} />
      <div>
        <Submit look="quiet" pending="Making it…">
          Make a new secret
        </Submit>
      </div>
      <MadeSecret />
    </ActionForm>
  );
}

function MadeSecret() {
  return (
    <ShownOnce name="secret" title="The secret is ready" label="The secret">
      Copy it now: it isn’t shown again. Your receiver uses it to check that what arrives comes from here
      (Standard Webhooks).
    </ShownOnce>
  );
}
