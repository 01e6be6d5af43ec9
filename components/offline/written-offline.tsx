import type { Ref } from 'react';
import { Notice } from '@/components/ui/notice';
import type { Waiting } from '@/components/unsent/queue';
import { WaitingList } from './waiting-list';

type WrittenOfflineProps = {
  /** gets the focus when something is kept */
  readonly box?: Ref<HTMLElement>;
  /** what became of it; empty if there is nothing to say */
  readonly note: string;
  readonly waiting: readonly Waiting[];
  readonly onSend: () => void;
};

/** What was written offline, and what became of it. Without either it is no landmark. */
export function WrittenOffline({ box, note, waiting, onSend }: WrittenOfflineProps) {
  const isEmpty = note === '' && waiting.length === 0;
  return (
    // a section without a name is no region (w3.org/TR/html-aam-1.0): nobody is led to where nothing is
    <section
      ref={box}
      tabIndex={-1}
      aria-label={isEmpty ? undefined : 'Written offline'}
      className="outline-none"
    >
      {/* there before its words are, so that they are read out */}
      <div role="status" aria-label="What became of it">
        {note === '' ? null : (
          <div className="mb-6">
            <Notice>{note}</Notice>
          </div>
        )}
      </div>
      <WaitingList waiting={waiting} onSend={onSend} />
    </section>
  );
}
