import { When } from '@/components/ui/when';
import type { ListedOperatorAction } from '@/lib/operating/page.queries';

const WORDS: Readonly<Record<string, string>> = {
  'parked.tried_again': 'had a job tried again',
  'parked.let_go': 'let a job go',
  'mail.sent_again': 'had an e-mail sent again',
  'mail.proved': 'had an e-mail sent to see whether it arrives',
  'link.made': 'made a sign-in link in a terminal',
};

type OperatorActionListProps = {
  readonly operatorActions: readonly ListedOperatorAction[];
  readonly me: string;
  readonly zone: string;
  readonly now: Date;
};

/** What operators did here, newest first. Nobody can change or remove a line. */
export function OperatorActionList({ operatorActions, me, zone, now }: OperatorActionListProps) {
  if (operatorActions.length === 0) return <p className="text-quiet">Nothing has been done here yet.</p>;
  return (
    <ul className="divide-y divide-line">
      {operatorActions.map(({ id, deed, about, aboutId, by, at }) => (
        <li key={id} className="py-3">
          <When instant={at} zone={zone} now={now} />: {whoIs(by, me)} {WORDS[deed] ?? deed}
          <span className="block text-sm text-quiet">
            {about}, {aboutId}
          </span>
        </li>
      ))}
    </ul>
  );
}

function whoIs(by: string | null, me: string): string {
  if (by === null) return 'somebody with a shell on the server';
  return by === me ? 'you' : `another operator (${by})`;
}
