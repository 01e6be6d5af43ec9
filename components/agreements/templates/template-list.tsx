import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextField } from '@/components/forms/fields';
import { SeenFields } from '@/components/forms/ref-fields';
import {
  archiveTemplate,
  bringBackTemplate,
  renameTemplate,
} from '@/lib/agreements/own-templates/own-templates.actions';
import type { ListedTemplate } from '@/lib/agreements/own-templates/own-templates.queries';
import { shownDay } from '@/lib/platform/time/shown-instants';

type TemplateListProps = {
  readonly templates: readonly ListedTemplate[];
  readonly mayWrite: boolean;
  readonly zone: string;
  readonly now: Date;
};

/** Each template with its version; an owner renames or archives it. */
export function TemplateList({ templates, mayWrite, zone, now }: TemplateListProps) {
  return (
    <ul aria-label="Your templates" className="max-w-measure divide-y divide-line border-y border-line">
      {templates.map((template) => (
        <li key={template.id} id={`template-${template.id}`} className="py-3">
          <p className="font-semibold">{template.name}</p>
          <p className="text-sm text-quiet">
            Version {template.number}, saved {shownDay(template.savedAt, zone, now)}
            {template.archivedAt === null ? '' : '. Archived: no longer offered'}
          </p>
          {mayWrite ? <Steps template={template} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Steps({ template }: { template: ListedTemplate }) {
  const { name, archivedAt } = template;
  return (
    <div className="mt-2 flex flex-wrap items-start gap-x-4 gap-y-2">
      <details className="open:basis-full">
        <summary className="fold-link">Rename</summary>
        <ActionForm action={renameTemplate} label={`Rename ${name}`} className="mt-2 grid gap-3">
          <SeenFields of={template} />
          <FormMessage />
          <TextField name="name" label="Name" initial={name} autoComplete="off" />
          <div>
            <Submit look="quiet" pending="Saving…">
              Rename
            </Submit>
          </div>
        </ActionForm>
      </details>
      <ActionForm
        action={archivedAt === null ? archiveTemplate : bringBackTemplate}
        label={`${archivedAt === null ? 'Archive' : 'Offer'} ${name}`}
      >
        <SeenFields of={template} />
        <FormMessage />
        <Submit look="plain" pending="One moment…">
          {archivedAt === null ? 'Archive' : 'Offer it again'}
          <span className="sr-only">: {name}</span>
        </Submit>
      </ActionForm>
    </div>
  );
}
