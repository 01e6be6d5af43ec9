import { Temporal } from 'temporal-polyfill';
import type { BriefText } from '@/components/briefs/brief-document';

const ZONE = 'America/Chicago';

/** The people of the samples; the reader sees the brief as Ruth does. */
export const RUTH = { name: 'Ruth', zone: ZONE } as const;
export const MARIA = { name: 'Maria', zone: 'Asia/Manila' } as const;

export const SAMPLE_TITLE = 'Twelve winter pieces, ready to order';

/** A brief as one could be written today. @returns it, due on the Friday after next at five in Chicago. */
export function sampleBrief(now: Date): BriefText {
  return {
    workspaceId: 'sample',
    deadlineAt: fridayAfterNext(now),
    autonomy: 'decide_and_tell',
    asksFirst: [],
    owed: null,
    agreed: null,
    budgetMinutes: 8 * 60,
    budgetMoney: null,
    windowFromAt: null,
    checkIns: [],
    files: [],
    outcome:
      'A customer can order each of the twelve winter pieces from its own page, and finds size, care and price there without writing to us.',
    deliverables: [
      {
        id: 'pages',
        title: 'Twelve product pages, saved as drafts in the shop',
        criteria: [
          {
            id: 'photographs',
            text: 'Each shows three photographs from the shared folder, front view first',
          },
          { id: 'size', text: 'Size in centimetres and inches, weight in grams' },
          { id: 'price', text: 'The price is the one in column D of “Winter prices”' },
        ],
      },
      {
        id: 'open',
        title: 'A list of what was missing or unclear',
        criteria: [{ id: 'lines', text: 'One line for each piece; empty when nothing was' }],
      },
    ],
    givens: [
      { id: 'stoneware', text: 'Pieces fired above 1,200 °C are “stoneware”, never “ceramic”.' },
      { id: 'names', text: 'Glaze names stay as they are; don’t translate them.' },
      { id: 'crop', text: 'The photographs are finished. Don’t crop them.' },
    ],
    instructions: 'Begin with the moon jar: its page has the order of sections that all the others follow.',
  };
}

function fridayAfterNext(now: Date): Date {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(ZONE);
  const friday = today.toPlainDate().add({ days: ((5 - today.dayOfWeek + 7) % 7) + 7 });
  return new Date(friday.toZonedDateTime({ timeZone: ZONE, plainTime: '17:00' }).epochMilliseconds);
}
