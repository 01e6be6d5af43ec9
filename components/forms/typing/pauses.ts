export type Pauses = {
  /** waits for a pause as if something had been typed now */
  readonly awaitOne: () => void;
  /** stops listening; a pause that is still awaited doesn't count any more */
  readonly stop: () => void;
};

/**
 * Listens to a form for pauses in typing, so that what follows is done once for a sentence, not for each letter.
 * @param pauseMs how long nothing is typed, in milliseconds
 */
export function listenForPauses(form: EventTarget, pauseMs: number, onPause: () => void): Pauses {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const awaitOne = () => {
    clearTimeout(timer);
    timer = setTimeout(onPause, pauseMs);
  };
  form.addEventListener('input', awaitOne);
  return {
    awaitOne,
    stop: () => {
      clearTimeout(timer);
      form.removeEventListener('input', awaitOne);
    },
  };
}
