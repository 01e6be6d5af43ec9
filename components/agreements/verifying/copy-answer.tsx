import { type Meaning, Notice } from '@/components/ui/notice';
import type { Answer } from '@/lib/agreements/verifying/rules';
import { inWords } from '@/lib/agreements/verifying/words';

const MEANINGS: Record<Answer['kind'], Meaning> = {
  genuine: 'done',
  record: 'done',
  reference: 'done',
  superseded: 'needs',
  terminated: 'needs',
  expired: 'needs',
  altered: 'risk',
  unknown: 'info',
};

type CopyAnswerProps = {
  readonly answer: Answer;
  /** the file's name; without scripts only its hash is known */
  readonly fileName?: string | undefined;
  readonly sha256: string;
};

/** What the record says about a file. */
export function CopyAnswer({ answer, fileName, sha256 }: CopyAnswerProps) {
  const { title, says } = inWords(answer);
  return (
    <Notice meaning={MEANINGS[answer.kind]} title={title}>
      <p className="mt-1">{says}</p>
      <p className="mt-3 text-sm text-quiet">
        {fileName ? `${fileName}, SHA-256 ` : 'A file whose SHA-256 is '}
        {sha256}
      </p>
    </Notice>
  );
}
