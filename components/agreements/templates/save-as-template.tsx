'use client';

import { ActionForm, useForm } from '@/components/forms/action-form';
import { FormMessage, SelectField, Submit, TextField } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { RefFields } from '@/components/forms/ref-fields';
import { NearLink } from '@/components/ui/near-link';
import { Notice } from '@/components/ui/notice';
import { saveAsTemplate } from '@/lib/agreements/own-templates/own-templates.actions';

type SaveAsTemplateProps = {
  readonly workspaceId: string;
  /** the agreement's */
  readonly id: string;
  /** the template's, if it is a new one */
  readonly freshId: string;
  /** the own template that the agreement came from */
  readonly cameFrom: string | null;
  readonly templates: readonly { readonly id: string; readonly name: string; readonly number: number }[];
  /** all templates */
  readonly href: string;
};

/** A new template, or the next version of an existing one. */
export function SaveAsTemplate({ workspaceId, id, freshId, cameFrom, templates, href }: SaveAsTemplateProps) {
  const choices = [
    { value: 'new', label: 'A new template' },
    ...templates.map((each) => ({ value: each.id, label: `${each.name}, as version ${each.number + 1}` })),
  ];
  const initial = templates.find((each) => each.id === cameFrom)?.id ?? 'new';
  return (
    <ActionForm action={saveAsTemplate} label="Save as a template" className="grid max-w-measure gap-5">
      <RefFields of={{ workspaceId, id }} />
      <FreshId name="newId" fresh={freshId} />
      <FormMessage />
      <Done href={href} />
      {templates.length > 0 ? (
        <SelectField name="into" label="Save it as" choices={choices} initial={initial} />
      ) : (
        <input type="hidden" name="into" value="new" />
      )}
      <TextField
        name="name"
        label="Name"
        hint={templates.length > 0 ? 'For a new template; an existing one keeps its name.' : undefined}
        isOptional={templates.length > 0}
        autoComplete="off"
      />
      <div>
        <Submit pending="Saving…">Save as a template</Submit>
      </div>
    </ActionForm>
  );
}

function Done({ href }: { href: string }) {
  const { state } = useForm();
  if (state.status !== 'done') return null;
  return (
    <div role="status">
      <Notice meaning="done" title="The template is saved">
        <NearLink href={href} className="underline underline-offset-4">
          All your templates
        </NearLink>
      </Notice>
    </div>
  );
}
