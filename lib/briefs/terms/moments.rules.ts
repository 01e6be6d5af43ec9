import { accept, type Result, refuse } from '@/lib/platform/result';
import { type Deadline, requireAhead, requireOneMoment, resolveDeadline } from '@/lib/platform/time/deadline';
import type { Fold } from '@/lib/platform/time/fold';
import type { CheckIn } from './terms.rules';

type TypedMoment = { readonly date: string; readonly time: string; readonly fold?: Fold | undefined };

/** The times that a form states, all on one clock. */
export type TypedMoments = {
  readonly deadlineDate: string;
  readonly deadlineTime: string;
  readonly deadlineZone: string;
  readonly deadlineFold?: Fold | undefined;
  readonly windowFromDate: string;
  readonly windowFromTime: string;
  readonly windowFromFold?: Fold | undefined;
  readonly checkIns: readonly ((TypedMoment & { readonly about: string }) | undefined)[];
};

export type Moments = {
  /** the beginning of a window; null: any time until the deadline */
  readonly windowFrom: Deadline | null;
  readonly deadline: Deadline | null;
  readonly checkIns: readonly CheckIn[];
};

/** The inputs that one time is typed into, by the names that `resolveDeadline` uses. */
type Inputs = Readonly<Record<string, string>>;

/**
 * Reads a brief's times. A draft may leave them open, or hold some that have passed; on handing over they have to be
 * ahead, and unambiguous where a clock shows a time twice.
 * @returns them, or a refusal that names its input: what `resolveDeadline` refuses, `twice`, `past`, `no_window_end`
 * and `window_reversed`.
 */
export function readMoments(typed: TypedMoments, isSent: boolean, now: Date): Result<Moments> {
  const zone = typed.deadlineZone;
  const read = (moment: TypedMoment, inputs: Inputs) =>
    atInputs(readMoment(moment, zone, isSent ? now : null), inputs);

  const deadline = read({ date: typed.deadlineDate, time: typed.deadlineTime, fold: typed.deadlineFold }, {});
  if (!deadline.ok) return deadline;
  const windowFrom = read(
    { date: typed.windowFromDate, time: typed.windowFromTime, fold: typed.windowFromFold },
    inputsOf('windowFrom', 'Date', 'Time', 'Fold'),
  );
  if (!windowFrom.ok) return windowFrom;
  const ends = requireEndAfter(windowFrom.value, deadline.value);
  if (!ends.ok) return ends;

  const checkIns: CheckIn[] = [];
  for (const [index, row] of typed.checkIns.entries()) {
    if (isEmptyCheckIn(row)) continue;
    const at = read(row, inputsOf(`checkIns[${index}]`, '.date', '.time', '.fold'));
    if (!at.ok) return at;
    checkIns.push({ about: row.about, at: null, local: null, zone: null, ...promised(at.value) });
  }
  return accept({ windowFrom: windowFrom.value, deadline: deadline.value, checkIns });
}

type CheckInRow = TypedMoments['checkIns'][number];

/** @returns whether a row of the editor is empty: it is then no check-in at all. A time alone doesn't count. */
export function isEmptyCheckIn(row: CheckInRow): row is undefined {
  return row === undefined || (row.date === '' && row.about === '');
}

/** @returns what check-ins still lack before a brief can be handed over, each with its input. */
export function whatCheckInsLack(rows: TypedMoments['checkIns']) {
  return rows.flatMap((row, index) => {
    if (isEmptyCheckIn(row)) return [];
    return [
      ...(row.date === ''
        ? [{ path: ['checkIns', index, 'date'], message: 'Say on which day, or take it out.' }]
        : []),
      ...(row.about === ''
        ? [{ path: ['checkIns', index, 'about'], message: 'Say what you will look at then.' }]
        : []),
    ];
  });
}

/** @param now null while it is a draft */
function readMoment(
  { date, time, fold }: TypedMoment,
  zone: string,
  now: Date | null,
): Result<Deadline | null> {
  if (date === '') return accept(null);
  const found = resolveDeadline(`${date}T${time}`, zone, fold);
  if (!found.ok || now === null) return found;
  const one = requireOneMoment(found.value, fold);
  return one.ok ? requireAhead(one.value, now) : one;
}

function requireEndAfter(from: Deadline | null, deadline: Deadline | null): Result {
  if (from === null) return accept(undefined);
  if (deadline === null) {
    return refuse('no_window_end', 'Say when the window ends: that is the deadline.', 'deadlineDate');
  }
  if (from.at.getTime() < deadline.at.getTime()) return accept(undefined);
  return refuse('window_reversed', 'The window has to begin before it ends.', 'windowFromDate');
}

function promised(moment: Deadline | null) {
  return moment && { at: moment.at, local: moment.local, zone: moment.zone };
}

function inputsOf(start: string, date: string, time: string, fold: string): Inputs {
  return {
    deadlineDate: `${start}${date}`,
    deadlineTime: `${start}${time}`,
    deadlineFold: `${start}${fold}`,
  };
}

/** Reports a refusal at the inputs of the time that it is about. */
function atInputs<T>(result: Result<T>, inputs: Inputs): Result<T> {
  if (result.ok) return result;
  const { code, message, field = '' } = result.refusal;
  return refuse(code, message, inputs[field] ?? field);
}
