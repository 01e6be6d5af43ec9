import { NearLink } from '@/components/ui/near-link';
import { Notice } from '@/components/ui/notice';

type NotBegunProps = {
  readonly why: string;
  /** the existing agreement, if that is why */
  readonly standing: string | null;
};

/** Why no agreement can be begun now, and the link to the existing one. */
export function NotBegun({ why, standing }: NotBegunProps) {
  return (
    <Notice>
      <p>
        {why}{' '}
        {standing ? (
          <NearLink href={standing} className="underline underline-offset-4">
            Open it
          </NearLink>
        ) : null}
      </p>
    </Notice>
  );
}
