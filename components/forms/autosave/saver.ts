import { type FormAction, type FormState, IDLE, PASSING } from '@/lib/platform/actions/form-state';

/** What the person is told about what they typed. */
export type SaveState =
  | { readonly kind: 'nothing typed' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: Date }
  /** no answer came: there is no connection, or the server is down */
  | { readonly kind: 'no connection' }
  | { readonly kind: 'signed out' }
  /** somebody else, or another tab, was faster */
  | { readonly kind: 'changed elsewhere'; readonly message: string }
  | { readonly kind: 'refused'; readonly message: string; readonly field: string | null };

type Saved = { readonly version: number };
type Refused = Extract<FormState<unknown>, { status: 'refused' }>;

export type SaverParts<Data extends Saved> = {
  readonly action: FormAction<Data>;
  /** @returns what the form says now */
  readonly read: () => FormData;
  readonly tell: (state: SaveState) => void;
  /** everything typed is saved, as this version */
  readonly onSaved: (data: Data) => void;
};

/** A moment after the last keystroke. */
export const SETTLE_MS = 1_500;
/** Without an answer it is retried this often, and at once when the connection or the person comes back. */
export const RETRY_MS = 10_000;

export type Saver = {
  /** something was typed */
  readonly typed: () => void;
  /** tries at once what is still to be saved */
  readonly hurry: () => void;
  /** saves although it was changed elsewhere: the person has seen that, and wants to replace it */
  readonly takeOver: () => void;
  /** the form is sent by its button, or the person starts over */
  readonly stop: () => void;
};

/**
 * Saves a form automatically, one save at a time: a keystroke during one causes another after it. It knows nothing of
 * the page, only how to read the form and whom to tell.
 */
export function makeSaver<Data extends Saved>({ action, read, tell: say, onSaved }: SaverParts<Data>): Saver {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isUnsaved = false;
  let isSaving = false;
  /** requested while a save was on its way */
  let isWanted = false;
  /** until the person has decided what to do about a change elsewhere */
  let isHeld = false;
  let takesOver = false;
  let isSaidSaved = false;

  const tell = (state: SaveState) => {
    isSaidSaved = state.kind === 'saved';
    say(state);
  };
  const later = (wait: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), wait);
  };
  const fail = (state: SaveState, retries: boolean) => {
    isUnsaved = true;
    tell(state);
    if (retries) later(RETRY_MS);
  };
  const hear = (answer: FormState<Data>) => {
    if (answer.status === 'done') {
      takesOver = false;
      onSaved(answer.data);
      if (!isUnsaved) tell({ kind: 'saved', at: new Date(answer.at) });
    } else if (answer.status === 'refused') {
      if (answer.code === 'changed_meanwhile') isHeld = true;
      const { state, retries } = refusedSave(answer);
      fail(state, retries);
    }
  };
  const save = async (): Promise<void> => {
    clearTimeout(timer);
    if (isSaving) isWanted = true;
    if (isSaving || !isUnsaved || isHeld) return;
    isSaving = true;
    isUnsaved = false;
    const form = read();
    if (takesOver) form.set('takesOver', 'on');
    tell({ kind: 'saving' });
    try {
      hear(await action(IDLE, form));
    } catch {
      // no answer: the connection or the server is down
      fail({ kind: 'no connection' }, true);
    }
    isSaving = false;
    if (isWanted) {
      isWanted = false;
      later(0);
    }
  };
  return {
    typed: () => {
      isUnsaved = true;
      // what is on its way to be saved isn't saved yet
      if (isSaidSaved) tell({ kind: 'saving' });
      if (!isHeld) later(SETTLE_MS);
    },
    hurry: () => void save(),
    takeOver: () => {
      isUnsaved = true;
      isHeld = false;
      takesOver = true;
      void save();
    },
    stop: () => {
      clearTimeout(timer);
      isUnsaved = false;
    },
  };
}

/** @returns what the person is told of a save that was refused, and whether it can succeed later as it is. */
function refusedSave(answer: Refused): { readonly state: SaveState; readonly retries: boolean } {
  const { code, message, fieldErrors } = answer;
  if (code === 'signed_out') return { state: { kind: 'signed out' }, retries: true };
  if (code === 'changed_meanwhile') return { state: { kind: 'changed elsewhere', message }, retries: false };
  const [field = null] = Object.keys(fieldErrors).filter((name) => name !== '');
  const reason = (field === null ? message : fieldErrors[field]) ?? '';
  return { state: { kind: 'refused', message: reason, field }, retries: PASSING.has(code) };
}
