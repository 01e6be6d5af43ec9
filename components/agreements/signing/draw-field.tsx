'use client';

import { type PointerEvent, useEffect, useState, useSyncExternalStore } from 'react';
import { useForm } from '@/components/forms/action-form';
import { useOwnPlace } from '@/components/forms/typing/reader';
import { Button } from '@/components/ui/button';
import { DRAWN_BOX, type Point, pathOf, type Stroke, strokesOf } from '@/lib/agreements/drawn.rules';
import { errorFor } from '@/lib/platform/actions/form-state';
import { takeDrawing } from './stored-drawing';

const NEVER_CHANGES = () => () => {};

/**
 * Where a signature can be drawn in addition to the typed name, which is always there and is all the keyboard needs. It
 * is kept as the path of its strokes. Without scripts there is no drawing, and nothing is missing.
 */
export function DrawField({ documentHash }: { documentHash: string }) {
  const hasScripts = useSyncExternalStore(
    NEVER_CHANGES,
    () => true,
    () => false,
  );
  const { state } = useForm();
  const { path, begin, draw, clear } = useDrawing(documentHash);
  const error = errorFor(state, 'drawn');
  if (!hasScripts) return null;
  return (
    <div className="grid gap-1.5">
      <p className="font-semibold">
        Your signature, drawn <span className="font-normal text-quiet">(optional)</span>
      </p>
      <p id="draw-hint" className="max-w-measure text-sm text-quiet">
        With a finger, a pen or the mouse. Your typed name is enough; a drawing appears above it.
      </p>
      <input type="hidden" name="drawn" value={path} />
      <svg
        role="img"
        aria-label={path === '' ? 'Nothing drawn yet' : 'Your drawn signature'}
        aria-describedby="draw-hint"
        viewBox={`0 0 ${DRAWN_BOX.width} ${DRAWN_BOX.height}`}
        onPointerDown={begin}
        onPointerMove={draw}
        className="aspect-3/1 w-full max-w-measure cursor-crosshair touch-none rounded-md border border-edge bg-sheet"
        fill="none"
        stroke="currentColor"
        strokeWidth={4}
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <line
          x1="40"
          y1="160"
          x2="560"
          y2="160"
          strokeWidth={1}
          strokeDasharray="4 6"
          className="text-edge"
        />
        <path d={path} />
      </svg>
      {error ? <p className="text-sm font-semibold text-risk">{error}</p> : null}
      {path === '' ? null : (
        <div>
          <Button look="quiet" onClick={clear}>
            Clear the drawing
          </Button>
        </div>
      )}
    </div>
  );
}

/** What is drawn: its path, and what the pointer does to it. Starts with what was drawn before signing in again. */
function useDrawing(documentHash: string) {
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const place = useOwnPlace(documentHash);
  useEffect(() => {
    const kept = strokesOf(takeDrawing(place));
    if (kept.length > 0) setStrokes(kept);
  }, [place]);

  return {
    path: pathOf(strokes),
    begin(event: PointerEvent<SVGSVGElement>) {
      if (!event.isPrimary || event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const point = pointOf(event);
      setStrokes((before) => [...before, [point]]);
    },
    draw(event: PointerEvent<SVGSVGElement>) {
      if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
      const point = pointOf(event);
      setStrokes((before) => [...before.slice(0, -1), [...(before.at(-1) ?? []), point]]);
    },
    clear: () => setStrokes([]),
  };
}

function pointOf(event: PointerEvent<SVGSVGElement>): Point {
  const box = event.currentTarget.getBoundingClientRect();
  return {
    x: ((event.clientX - box.left) / box.width) * DRAWN_BOX.width,
    y: ((event.clientY - box.top) / box.height) * DRAWN_BOX.height,
  };
}
