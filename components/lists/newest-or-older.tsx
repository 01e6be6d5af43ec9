import { LinkButton } from '@/components/ui/button';

type NewestOrOlderProps = {
  /** back to where the list begins; null there */
  readonly newest: string | null;
  /** on from its last row; null where nothing is left */
  readonly older: string | null;
  /** what is listed, where the page lists other things too */
  readonly of?: string;
};

/** The ways on from one page of a list that has its newest first. */
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
