'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { buttonLook } from '@/components/ui/button';

/**
 * The text that is read before it is signed. Until its end has been in view, a button at the lower edge says how much
 * is left and scrolls on by a screen. It blocks nothing: the place to sign comes after the text, for keyboards and
 * screen readers as for the eye, and without scripts that order is all there is.
 */
export function Reading({ children }: { children: ReactNode }) {
  const text = useRef<HTMLDivElement>(null);
  const [percentLeft, setPercentLeft] = useState(0);

  useEffect(() => {
    let furthest = 0;
    const look = () => {
      const box = text.current?.getBoundingClientRect();
      if (!box || box.height === 0) return;
      furthest = Math.max(furthest, Math.min(1, (window.innerHeight - box.top) / box.height));
      setPercentLeft(Math.ceil((1 - furthest) * 100));
    };
    look();
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      window.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, []);

  return (
    <>
      <div ref={text}>{children}</div>
      {percentLeft > 0 ? (
        // it lies over the text and takes no room of its own: what follows stays where it is once it has gone
        <div className="sticky bottom-0 z-10 h-0" data-bar data-no-print>
          <div className="absolute inset-x-0 bottom-0 border-t border-line bg-paper py-3 max-sm:-mx-5 max-sm:px-5">
            <button
              type="button"
              className={buttonLook('quiet')}
              onClick={() => window.scrollBy({ top: window.innerHeight * 0.8 })}
            >
              Read on: about {percentLeft}% left
            </button>
          </div>
        </div>
      ) : null}
    </>
  );
}
