'use client';

import { Submit } from '@/components/forms/fields';
import { useNow } from '../use-now';
import { reachesInWords, type SendClock } from './send-clock';

/**
 * Sends the message: at once if the other is at work, else when their working day begins, unless it is urgent. What the
 * button says is what happens, whatever the clock does meanwhile.
 */
export function SendButtons(clock: SendClock) {
  const instant = useNow();
  const reaches = instant ? reachesInWords(clock, instant) : clock.shown;
  if (!clock.reaching || !reaches) {
    return (
      <Submit look="quiet" pending="Sending…">
        Send
      </Submit>
    );
  }
  return (
    <div className="grid gap-2">
      <p className="text-sm text-quiet">
        Delivered to {clock.reaching.other.name} on {reaches.forBoth}, unless it is urgent. Sent now, it is in
        the conversation at once; an e-mail about it still waits until their quiet hours are over.
      </p>
      <div className="flex flex-wrap gap-2">
        <Submit look="quiet" pending="Sending…" name="when" value="theirs">
          Send for {reaches.theirs}
        </Submit>
        <Submit look="quiet" pending="Sending…" name="when" value="now">
          It’s urgent: send now
        </Submit>
      </div>
    </div>
  );
}
