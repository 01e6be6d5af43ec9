import { z } from 'zod';
import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import { acceptBrief, declineBrief, startBrief } from '@/lib/briefs/handing-over/accepting.actions';
import { askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { raiseRisk } from '@/lib/briefs/risk/risk.actions';
import { type FormState, IDLE, PASSING } from '@/lib/platform/actions/form-state';
import { currentCaller } from '@/lib/platform/auth/caller';
import { readBounded } from '@/lib/platform/http/bounded-body';
import { isOwnRequest } from '@/lib/platform/http/own-request';
import { Id } from '@/lib/platform/ids';
import { postMessage } from '@/lib/threads/composing/posting.actions';
import { saveEntry } from '@/lib/time/entries/entering.actions';

export const dynamic = 'force-dynamic';

/**
 * What may wait on a device and be sent later, by the name that its form gives. Their own address never changes, as that
 * of a server action does with each version: what was written before a new version came is still sent after it.
 */
const ACTIONS = {
  'briefs.accept': acceptBrief,
  'briefs.start': startBrief,
  'briefs.decline': declineBrief,
  'briefs.ask': askQuestion,
  'briefs.raiseRisk': raiseRisk,
  'briefs.deliver': deliverBrief,
  'threads.post': postMessage,
  'time.saveEntry': saveEntry,
};

const Queued = z.object({
  action: z.enum(Object.keys(ACTIONS).filter(mayWait)),
  /** who wrote it: somebody else may have signed in on the device since */
  person: Id,
  fields: z.array(z.tuple([z.string().max(200), z.string().max(40_000)])).max(500),
});

/** The version of the brief that was seen, and the one that it has by what was done. */
const Moved = z.object({ from: z.number(), to: z.number() });

/** Texts of one form, no files. */
const MAX_BYTES = 500_000;
/** Refused until files that wait on the device have arrived. */
const LACKING = new Set(['file_gone', 'still_arriving']);

/** Does what was written while a device was offline, with the very action that its form would have posted to. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnRequest(request.headers)) return new Response(null, { status: 403 });
  const { signedIn } = await currentCaller();
  if (!signedIn) return new Response(null, { status: 401 });
  const body = await readBounded(request, MAX_BYTES);
  const queued = Queued.safeParse(parsed(body));
  if (!queued.success) return Response.json(refusal('This can’t be sent as it is.'));
  const { action, person, fields } = queued.data;
  if (person !== signedIn.userId) return new Response(null, { status: 401 });

  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  try {
    return Response.json(answerTo(await ACTIONS[action](IDLE, form)));
  } catch (error) {
    if (leadsOn(error)) return Response.json(DONE);
    throw error;
  }
}

function mayWait(name: string): name is keyof typeof ACTIONS {
  return Object.hasOwn(ACTIONS, name);
}

const DONE = { status: 'done', moved: null };

/** Some actions lead on to another page once they are done, which Next does by throwing; here nobody is on a page. */
function leadsOn(error: unknown): boolean {
  return error instanceof Error && 'digest' in error && String(error.digest).startsWith('NEXT_REDIRECT;');
}

function answerTo(state: FormState) {
  if (state.status !== 'refused') {
    const data = state.status === 'done' ? state.data : null;
    return { status: 'done', moved: Moved.safeParse(data).data ?? null };
  }
  const { code, message, fieldErrors } = state;
  const words = message || Object.values(fieldErrors).join(' ');
  return {
    ...refusal(words),
    isFinal: code !== 'signed_out' && !PASSING.has(code),
    lacksFiles: LACKING.has(code),
  };
}

function refusal(message: string) {
  return { status: 'refused', message, isFinal: true };
}

function parsed(body: string | null): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return null;
  }
}
