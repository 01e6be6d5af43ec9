'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { isOver, removeWaiting, type Waiting } from '@/components/unsent/queue';
import { wordsOf } from './posting';

/** By action, what waits; `about` is what the person was looking at. */
const WHAT: Readonly<Record<string, (about: string) => string>> = {
  'briefs.accept': (about) => `Your acceptance of “${about}”`,
  'briefs.start': (about) => `Your start on “${about}”`,
  'briefs.decline': (about) => `Your answer that you decline “${about}”`,
  'briefs.ask': (about) => `Your question about “${about}”`,
  'briefs.raiseRisk': (about) => `The risk you report on “${about}”`,
  'briefs.deliver': (about) => `Your delivery of “${about}”`,
  'threads.post': (about) => `Your message about “${about}”`,
  'time.saveEntry': () => 'The time you recorded',
};

const BECAME: Readonly<Record<Waiting['state'], string>> = {
  waiting: 'waits to be sent',
  sending: 'waits to be sent',
  refused: 'was refused',
  too_old: 'wasn’t sent',
};

const TOO_OLD =
  'It has waited on this device for two weeks, and what it is about may have changed meanwhile. Copy what still holds, and send that.';

function titleOf({ action, about, state }: Waiting): string {
  const what = WHAT[action]?.(about) ?? `What you wrote about “${about}”`;
  return `${what} ${BECAME[state]}`;
}

type WaitingListProps = { readonly waiting: readonly Waiting[]; readonly onSend: () => void };

/** What waits to be sent, and what was refused, with its words: nothing typed is lost. */
export function WaitingList({ waiting, onSend }: WaitingListProps) {
  if (waiting.length === 0) return null;
  return (
    <ul className="mb-6 grid gap-3">
      {waiting.map((each) => (
        <li key={each.key}>
          <Notice meaning={isOver(each) ? 'risk' : 'info'} title={titleOf(each)}>
            {each.state === 'too_old' ? <p>{TOO_OLD}</p> : each.refusal ? <p>{each.refusal}</p> : null}
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
