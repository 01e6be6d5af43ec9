import { LinkButton } from '@/components/ui/button';

type NewestOrOlderProps = {
  /** back to where the list begins; null there */
  readonly newest: string | null;
  /** to what follows its last row; null if nothing is left */
  readonly older: string | null;
  /** what is listed, if the page lists other things too */
  readonly of?: string;
};

/** The links between the pages of a newest-first list. */
export function NewestOrOlder({ newest, older, of }: NewestOrOlderProps) {
  return (
    <>
      {newest ? (
        <LinkButton look="quiet" href={newest}>
          {of ? `Newest ${of}` : 'Newest'}
        </LinkButton>
      ) : null}
      {older ? (
        <LinkButton look="quiet" href={older}>
          {of ? `Older ${of}` : 'Older'}
        </LinkButton>
      ) : null}
    </>
  );
}
