import { WordChanges } from '@/components/ui/word-changes';
import type { ChangeLine } from '@/lib/briefs/changing/change-words';
import { compareWords } from '@/lib/platform/text/word-changes';

/** What changes, line by line: removed text struck out, new text underlined, and both announced to screen readers. */
export function ChangeLines({ lines }: { readonly lines: readonly ChangeLine[] }) {
  return (
    <dl className="grid gap-2">
      {lines.map(({ key, what, from, to }) => (
        <div key={key}>
          <dt className="text-sm text-quiet">{what}</dt>
          <dd>
            <WordChanges pieces={compareWords(from ?? '', to ?? '')} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
