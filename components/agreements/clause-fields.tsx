import type { ReactNode } from 'react';
import { TextAreaField, TextField } from '@/components/forms/fields';
import type { ClauseText } from '@/lib/agreements/templates/clauses';
import { PLACEHOLDERS } from '@/lib/agreements/wording';

type ClauseFieldsProps = {
  readonly clauses: readonly ClauseText[];
  /** what is said about a clause, by its key */
  readonly notes?: ReadonlyMap<string, ReactNode> | undefined;
};

/** The text, clause by clause, and an empty one at the end for what isn't there yet. */
export function ClauseFields({ clauses, notes }: ClauseFieldsProps) {
  return (
    <div className="grid max-w-measure gap-10">
      <div className="text-sm text-quiet">
        <p>
          Words in double braces, such as {'{{rate}}'}, are filled in from the terms above, so that the text
          and the terms can’t disagree. Empty a clause to leave it out.
        </p>
        <details className="mt-1">
          <summary className="min-h-6 underline underline-offset-4">All that can be filled in</summary>
          <p className="mt-1">{PLACEHOLDERS.map((name) => `{{${name}}}`).join('  ')}</p>
        </details>
      </div>
      {clauses.map(({ key, heading, body }, index) => (
        <fieldset key={key} className="grid gap-3">
          <legend className="sr-only">
            Clause {index + 1}: {heading}
          </legend>
          <input type="hidden" name={`clauses[${index}].key`} value={key} />
          <TextField name={`clauses[${index}].heading`} label={`Clause ${index + 1}`} initial={heading} />
          <TextAreaField name={`clauses[${index}].body`} label="What it says" initial={body} rows={6} />
          {notes?.get(key)}
        </fieldset>
      ))}
      <fieldset className="grid gap-3">
        <legend className="sr-only">A clause of your own</legend>
        <TextField
          name={`clauses[${clauses.length}].heading`}
          label="A clause of your own"
          isOptional
          placeholder="Heading"
        />
        <TextAreaField name={`clauses[${clauses.length}].body`} label="What it says" isOptional rows={3} />
      </fieldset>
    </div>
  );
}
