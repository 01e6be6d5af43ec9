import { FileLink } from '@/components/ui/file-link';
import { NearLink } from '@/components/ui/near-link';
import type { EndingPage } from '@/lib/endings/page.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { shownInstant } from '@/lib/platform/time/shown-instants';
import { addressesOf, type EndingReader, sideOf } from './reader';

/** The files exchanged, to be saved before the last day is over. */
export function HandedFiles({ page, reader }: { page: EndingPage; reader: EndingReader }) {
  const { count, newest } = page.files;
  if (count === 0) return <p className="text-quiet">None went from one to the other.</p>;
  return (
    <div className="grid gap-3">
      <p className="max-w-measure text-sm text-quiet">
        {sideOf(reader) === 'owner'
          ? 'All of these stay with the business. What the assistant holds outside of Handover, they send here or with a last delivery.'
          : 'Save what you want to keep: after the last day you reach neither these nor briefs and conversations. The record in one file, which you seal on your statement, holds what was said and approved. What you hold elsewhere, send with a last delivery or message.'}
      </p>
      <ul className="grid gap-1">
        {newest.map(({ id, name, sizeBytes, brief, check, at }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3">
            <FileLink
              name={name}
              sizeBytes={sizeBytes}
              href={addresses.file(page.workspaceId, id)}
              check={check}
            />
            <span className="min-w-0 text-sm text-quiet">
              {shownInstant(at, reader.zone, reader.now)}
              {brief ? (
                <>
                  {', with '}
                  <NearLink href={addressesOf(page, reader).brief(brief.id)} className="link">
                    {brief.title}
                  </NearLink>
                </>
              ) : (
                ', with a message'
              )}
            </span>
          </li>
        ))}
      </ul>
      {count > newest.length ? (
        <p className="text-sm text-quiet">
          These are the newest {newest.length} of {count}. The others are in the briefs and conversations that
          they went with.
        </p>
      ) : null}
    </div>
  );
}
