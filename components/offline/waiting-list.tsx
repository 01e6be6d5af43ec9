'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { removeWaiting, type Waiting } from '@/components/unsent/queue';
import { wordsOf } from './posting';

const VERBS: Readonly<Record<string, string>> = {
  'briefs.accept': 'Your acceptance of',
  'briefs.start': 'Your start on',
  'briefs.decline': 'Your answer that you decline',
  'briefs.ask': 'Your question about',
  'briefs.raiseRisk': 'The risk you report on',
  'briefs.deliver': 'Your delivery of',
  'threads.post': 'Your message about',
};

type WaitingListProps = { readonly waiting: readonly Waiting[]; readonly onSend: () => void };

/** What waits to be sent, and what was refused, with its words: nothing typed is lost. */
export function WaitingList({ waiting, onSend }: WaitingListProps) {
  if (waiting.length === 0) return null;
  return (
    <ul className="mb-6 grid gap-3">
      {waiting.map((each) => (
        <li key={each.key}>
          <Notice
            meaning={each.state === 'refused' ? 'risk' : 'info'}
            title={`${VERBS[each.action] ?? 'What you wrote about'} “${each.about}” ${each.state === 'refused' ? 'was refused' : 'waits to be sent'}`}
          >
            {each.refusal ? <p>{each.refusal}</p> : null}
            {wordsOf(each).map((words) => (
              <blockquote key={words} className="my-2 border-s-2 border-edge ps-3 whitespace-pre-line">
                {words}
              </blockquote>
            ))}
            {each.files ? <p className="my-2">With {each.files.join(', ')}.</p> : null}
            <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1">
              {each.address === location.pathname ? null : <a href={each.address}>Go to it</a>}
              {each.state === 'waiting' ? (
                <Button look="plain" onClick={onSend}>
                  Try to send it now
                </Button>
              ) : null}
              <Button look="plain" onClick={() => removeWaiting(each.key)}>
                Throw it away
              </Button>
            </p>
          </Notice>
        </li>
      ))}
    </ul>
  );
}
