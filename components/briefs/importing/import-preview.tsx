'use client';

import { useEffect, useRef } from 'react';
import { FormMessage, Submit } from '@/components/forms/fields';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { ImportAnswer } from '@/lib/briefs/importing/importing.actions';
import { ImportRow } from './import-row';

type ImportPreviewProps = {
  readonly answer: Extract<ImportAnswer, { kind: 'preview' }>;
};

/**
 * Each row as it would be imported. Faults are corrected here, or the row is left out; nothing has been written yet.
 */
export function ImportPreview({ answer }: ImportPreviewProps) {
  const { text, rows, ready, wrong, columnsLeftOut, assistants } = answer;
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const first = here.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (first ?? here.current)?.focus();
  }, []);
  const toCorrect = rows.filter((row) => row.toCorrect.length > 0);
  const fine = rows.filter((row) => row.toCorrect.length === 0);
  return (
    <>
      <input type="hidden" name="text" value={text} />
      <FormMessage />
      <div ref={here} role="status" tabIndex={-1}>
        <Notice meaning={wrong === 0 ? 'info' : 'needs'} title={headline(ready, wrong)}>
          <p>Nothing is saved yet.</p>
          {columnsLeftOut.length > 0 ? (
            <p>No brief has a place for {columnsLeftOut.map((name) => `“${name}”`).join(', ')}: left out.</p>
          ) : null}
        </Notice>
      </div>
      {toCorrect.length > 0 ? <Rows title="Needs a look" rows={toCorrect} assistants={assistants} /> : null}
      {fine.length > 0 ? <Rows title="As they will be imported" rows={fine} assistants={assistants} /> : null}
      <div className="flex flex-wrap gap-3">
        <Submit name="intent" value="import" pending="Importing…">
          Import as drafts
        </Submit>
        <Submit name="intent" value="preview" look="quiet" pending="Reading…">
          Check again
        </Submit>
        <Button look="plain" className="noscript:hidden" onClick={() => window.location.reload()}>
          Start over
        </Button>
      </div>
    </>
  );
}

function Rows({
  title,
  rows,
  assistants,
}: Pick<ImportPreviewProps['answer'], 'rows' | 'assistants'> & { readonly title: string }) {
  return (
    <section>
      <h2 className="border-b border-line pb-1.5">{title}</h2>
      <ol aria-label={title} className="divide-y divide-line">
        {rows.map((row, position) => (
          <ImportRow key={row.line} row={row} position={position} assistants={assistants} />
        ))}
      </ol>
    </section>
  );
}

function headline(ready: number, wrong: number): string {
  const drafts = ready === 1 ? 'One row would be a draft.' : `${ready} rows would be drafts.`;
  if (wrong === 0) return drafts;
  return `${drafts} ${wrong === 1 ? 'One needs' : `${wrong} need`} another look, or to be left out.`;
}
