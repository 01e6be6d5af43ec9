'use client';

import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { answerDeviceZone } from '@/lib/people/zones/device-zone.actions';
import { zoneToAskAbout } from '@/lib/people/zones/device-zone.rules';
import { placeOfZone } from '@/lib/people/zones/zone-names';
import { zoneInWords } from '@/lib/platform/time/format';
import { deviceZone } from './use-device-zone';

type ZoneQuestionProps = {
  readonly own: string;
  readonly minutesAhead: { readonly device: number; readonly own: number };
  readonly kept: readonly string[];
};

/** Asks once which of two clocks somebody reads times on. */
export function ZoneQuestion({ own, minutesAhead, kept }: ZoneQuestionProps) {
  const zone = zoneToAskAbout({ device: deviceZone(), own, minutesAhead, kept });
  if (zone === null) return null;
  return (
    <section
      aria-label="Your time zone"
      className="mt-8 flex w-fit flex-wrap items-baseline gap-x-4 gap-y-2 rounded-md border border-edge bg-sheet px-4 py-3"
      data-no-print
    >
      <p className="max-w-measure">
        Your device is in {zoneInWords(zone)}; your times here are in {zoneInWords(own)}.{' '}
        <span className="text-quiet">Deadlines stay the same moment, whichever you use.</span>
      </p>
      <div className="flex flex-wrap gap-2">
        <Answer zone={zone} answer="use">
          {`Use ${cityOf(zone)}`}
        </Answer>
        <Answer zone={zone} answer="keep">
          {`Keep ${cityOf(own)}`}
        </Answer>
      </div>
    </section>
  );
}

type AnswerProps = {
  readonly zone: string;
  readonly answer: 'use' | 'keep';
  readonly children: string;
};

function Answer({ zone, answer, children }: AnswerProps) {
  return (
    <ActionForm action={answerDeviceZone} label={children}>
      <input type="hidden" name="deviceZone" value={zone} />
      <input type="hidden" name="answer" value={answer} />
      <FormMessage />
      <Submit look="quiet">{children}</Submit>
    </ActionForm>
  );
}

/** "Buenos Aires" of "Buenos Aires, Argentina". */
const cityOf = (zone: string) => placeOfZone(zone).place.split(', ')[0] ?? zone;
