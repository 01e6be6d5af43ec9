import { firstNameOf } from '@/lib/platform/text/first-name';
import { dateInWords } from '@/lib/platform/time/dates-in-words';
import { dateAhead } from '@/lib/platform/time/days';
import { formatForBoth, formatTime, type OtherClock, placeOf } from '@/lib/platform/time/format';
import { dateIn } from '@/lib/platform/time/zones';
import { forecastOf, type Outline } from './calendars';
import { type Forecast, MOVED_DAYS } from './plan.rules';
import { sentenceOf } from './sentence.rules';

export type PreviewRow = {
  /** the day that the rule names */
  readonly named: string;
  /** the day on which it is handed over, where the schedule's clock is; the named one when nothing is */
  readonly day: string;
  /** "Mon 30 Nov, 09:00 your time (23:00 for Maria)"; null when nothing is handed over for that day */
  readonly when: string | null;
  readonly due: string | null;
  /** anything unusual */
  readonly notes: readonly string[];
};

export type Preview = {
  readonly sentence: string;
  readonly rows: readonly PreviewRow[];
  readonly handOvers: number;
};

export type PreviewReader = { readonly zone: string; readonly now: Date };

type Place = {
  readonly assistantName: string;
  readonly assistant: { readonly name: string; readonly timeZone: string } | null;
};

const YEAR_DAYS = 366;

/** @returns what a schedule does over the next year, in its reader's time, including days off and clock changes. */
export async function previewOf(outline: Outline, place: Place, reader: PreviewReader): Promise<Preview> {
  const today = dateIn(reader.now, outline.zone);
  const [, from = today] = [outline.startsOn, today].sort();
  const until = dateAhead(noonOf(from), YEAR_DAYS, 'UTC');
  const other = place.assistant && {
    zone: place.assistant.timeZone,
    name: firstNameOf(place.assistant.name),
  };
  const rows: PreviewRow[] = [];
  let clockBefore: string | null = null;
  let handOvers = 0;
  // a day named before `from` may have been moved onto one that isn't before it, so those are looked at as well
  for (const each of await forecastOf(outline, dateAhead(noonOf(from), -MOVED_DAYS, 'UTC'), until)) {
    if (each.kind === 'left_out') {
      if (each.named < from) continue;
      rows.push({ named: each.named, day: each.named, when: null, due: null, notes: [leftOutInWords(each)] });
      continue;
    }
    if (each.at <= reader.now) continue;
    const clock = other && formatTime(each.at, other.zone);
    const notes = [...notesOf(each, outline.zone)];
    if (other && clock !== clockBefore && clockBefore !== null && each.change === null)
      notes.push(`Clocks have changed: ${clock} for ${other.name} from now on.`);
    clockBefore = clock;
    handOvers += 1;
    const { zone, now } = reader;
    rows.push({
      named: each.named,
      day: each.local.slice(0, 10),
      when: both(each.at, reader, other),
      due: formatForBoth(each.due.at, zone, now, other ?? undefined),
      notes,
    });
  }
  return { sentence: sentenceOf(outline), rows, handOvers };
}

function both(at: Date, { zone, now }: PreviewReader, other: OtherClock | null): string {
  return formatForBoth(at, zone, now, other ?? undefined);
}

function notesOf(each: Extract<Forecast, { kind: 'hand_over' }>, zone: string): readonly string[] {
  const { off, isMoved, named, change, local } = each;
  const time = local.slice(11);
  return [
    ...(off && isMoved ? [`Moved from ${dateInWords(named)}: ${off}.`] : []),
    ...(off && !isMoved ? [`${off}. It is handed over all the same.`] : []),
    ...(change === 'twice'
      ? [`Clocks in ${placeOf(zone)} go back and show ${time} twice; the first time counts.`]
      : []),
    ...(change === 'skipped'
      ? [`Clocks in ${placeOf(zone)} go forward and skip the usual time; it is handed over at ${time}.`]
      : []),
  ];
}

function leftOutInWords({ off, joins }: Extract<Forecast, { kind: 'left_out' }>): string {
  const why = off ? `${off}: ` : '';
  return joins ? `${why}goes together with the hand-over of ${dateInWords(joins)}.` : `${why}left out.`;
}

const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);
