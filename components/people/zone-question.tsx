'use client';

import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { answerDeviceZone } from '@/lib/people/device-zone.actions';
import { zoneToAskAbout } from '@/lib/people/device-zone.rules';
import { placeOfZone } from '@/lib/people/zone-names';

type ZoneQuestionProps = {
  readonly device: string;
  readonly own: string;
  readonly kept: readonly string[];
};

/** Asks once which of two clocks somebody reads times on. */
export function ZoneQuestion({ device, own, kept }: ZoneQuestionProps) {
  const asked = zoneToAskAbout({ device, own, kept }, new Date());
  if (asked === null) return null;
  return (
    <section
      aria-label="Your time zone"
      className="mb-6 flex flex-wrap items-baseline gap-x-4 gap-y-2 rounded-md bg-sunken px-4 py-3"
      data-no-print
    >
      <p className="max-w-measure">
        Your device is in {inWords(asked)}; your times here are in {inWords(own)}.{' '}
        <span className="text-quiet">What was promised stays the same moment, whichever you use.</span>
      </p>
      <div className="flex flex-wrap gap-2">
        <Answer zone={asked} answer="use">
          {`Use ${cityOf(asked)}`}
        </Answer>
        <Answer zone={asked} answer="keep">
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

const inWords = (zone: string) => zone.replaceAll('_', ' ');

/** "Buenos Aires" of "Buenos Aires, Argentina". */
const cityOf = (zone: string) => placeOfZone(zone).place.split(', ')[0] ?? zone;
