import { SelectField } from '@/components/forms/fields';
import { Button } from '@/components/ui/button';
import { WordChanges } from '@/components/ui/word-changes';
import { comparePlaybooks } from '@/lib/briefs/playbooks/comparing.rules';
import type { ComparedPlaybook } from '@/lib/briefs/playbooks/page.queries';

/** Two versions of a playbook, word by word, and which two. The choice is a plain form: it works before scripts. */
export function PlaybookComparison({ compared }: { readonly compared: ComparedPlaybook }) {
  const { numbers, from, to } = compared;
  const changes = comparePlaybooks(from.content, to.content);
  const choices = numbers.map((number) => ({ value: String(number), label: `Version ${number}` }));
  return (
    <>
      {numbers.length > 2 ? (
        <form
          key={`${from.number} ${to.number}`}
          method="get"
          aria-label="Which versions"
          className="mb-8 flex max-w-measure flex-wrap items-end gap-4"
          data-no-print
        >
          <SelectField name="from" label="From" choices={choices} initial={String(from.number)} />
          <SelectField name="to" label="To" choices={choices} initial={String(to.number)} />
          <Button type="submit" look="quiet">
            Compare
          </Button>
        </form>
      ) : null}
      {changes.length === 0 ? (
        <p>The two versions say the same, word for word.</p>
      ) : (
        <article aria-label="What changed" className="grid max-w-measure gap-8">
          <p className="text-sm text-quiet">
            <del className="text-risk line-through">Struck out</del> is gone,{' '}
            <ins className="text-done underline decoration-2 underline-offset-2">underlined</ins> is new.
          </p>
          {changes.map(({ name, pieces }) => (
            <section key={name}>
              <h2 className="mb-1 text-base">{name}</h2>
              <WordChanges pieces={pieces} />
            </section>
          ))}
        </article>
      )}
    </>
  );
}
