'use client';

import { clsx } from 'clsx';
import { type DragEvent, useId, useRef, useState } from 'react';
import { buttonLook } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { readFile } from '@/lib/agreements/verifying/reading';
import { type Answer, answerFor, readStatus } from '@/lib/agreements/verifying/rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { CopyAnswer } from './copy-answer';

type State =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'reading'; readonly fileName: string }
  | { readonly kind: 'failed'; readonly why: string }
  | {
      readonly kind: 'answered';
      readonly fileName: string;
      readonly sha256: string;
      readonly answer: Answer;
    };

/** Hashes a file here, and asks the record about the hash: the file itself goes nowhere. */
export function CheckFile() {
  const id = useId();
  const [state, setState] = useState<State>({ kind: 'waiting' });
  const [isOver, setOver] = useState(false);
  const latest = useRef(0);

  async function check(file: File | undefined) {
    if (!file) return;
    // only the file chosen last gets an answer, however long an earlier one takes
    latest.current += 1;
    const turn = latest.current;
    setState({ kind: 'reading', fileName: file.name });
    const next = await ask(file);
    if (latest.current === turn) setState(next);
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void check(event.dataTransfer.files[0]);
  }

  return (
    <div className="grid gap-6">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the input inside is the first */}
      <div
        className={clsx(
          'grid justify-items-start gap-3 rounded-md border border-dashed px-5 py-8 sm:px-8',
          isOver ? 'border-accent bg-wash' : 'border-edge bg-sheet',
        )}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          id={id}
          type="file"
          accept="application/pdf,.pdf"
          className="peer sr-only"
          onChange={({ currentTarget }) => {
            void check(currentTarget.files?.[0]);
            // so that the same file can be chosen again
            currentTarget.value = '';
          }}
        />
        <label
          htmlFor={id}
          className={clsx(
            buttonLook(),
            'cursor-pointer peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent',
          )}
        >
          Choose a PDF
        </label>
        <p className="text-sm text-quiet">
          or drop it here. It is read in your browser and not uploaded: only its hash is sent.
        </p>
      </div>
      <div role="status" aria-live="polite">
        <Outcome state={state} />
      </div>
    </div>
  );
}

function Outcome({ state }: { state: State }) {
  switch (state.kind) {
    case 'waiting':
      return null;
    case 'reading':
      return <p className="text-quiet">Reading {state.fileName}…</p>;
    case 'failed':
      return (
        <Notice meaning="risk" title="That didn’t work">
          <p>{state.why}</p>
        </Notice>
      );
    case 'answered':
      return <CopyAnswer answer={state.answer} fileName={state.fileName} sha256={state.sha256} />;
  }
}

async function ask(file: File): Promise<State> {
  let facts: Awaited<ReturnType<typeof readFile>>;
  try {
    facts = await readFile(piecesOf(file));
  } catch {
    return { kind: 'failed', why: 'The file can’t be read. Has it been moved? Choose it again.' };
  }
  try {
    const { sha256, isMarked } = facts;
    const response = await fetch(addresses.askAboutCopy(sha256), { cache: 'no-store' });
    if (response.status === 429) {
      return { kind: 'failed', why: 'That was too much in a short time. Try again in a minute.' };
    }
    const answer = answerFor(readStatus(await response.json()), isMarked);
    return { kind: 'answered', fileName: file.name, sha256, answer };
  } catch {
    return {
      kind: 'failed',
      why: 'The record can’t be reached now. Check your connection, then choose the file again.',
    };
  }
}

/** A file in pieces; by hand, since not every browser can loop over a stream. */
async function* piecesOf(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
}
