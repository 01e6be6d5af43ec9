import type { Meaning } from '@/components/ui/notice';
import { StateLabel } from '@/components/ui/state-label';
import type { Examined } from '@/lib/operating/examinations';
import type { Finding } from '@/lib/platform/examining/findings';

const LABELS = {
  good: { meaning: 'done', words: 'All right' },
  note: { meaning: 'info', words: 'Worth knowing' },
  broken: { meaning: 'risk', words: 'Broken' },
} as const satisfies Record<Finding['level'], { meaning: Meaning; words: string }>;

/** The checks, area by area, and what to do about what isn't well. */
export function ExaminedList({ examined }: { examined: readonly Examined[] }) {
  return (
    <div className="grid gap-8">
      {examined.map(({ area, findings }) => (
        <section key={area} aria-label={area}>
          <h3>{area}</h3>
          <ul className="divide-y divide-line">
            {findings.map(({ level, says, remedy }) => (
              <li
                key={says}
                className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[9rem_minmax(0,70ch)] sm:items-baseline"
              >
                <div>
                  <StateLabel meaning={LABELS[level].meaning}>{LABELS[level].words}</StateLabel>
                </div>
                <div className="min-w-0">
                  <p>{says}</p>
                  {remedy ? <p className="text-quiet">{remedy}</p> : null}
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** @returns the overall result, in a sentence. */
export function summaryOf(examined: readonly Examined[]): string {
  const levels = examined.flatMap(({ findings }) => findings).map(({ level }) => level);
  const broken = levels.filter((level) => level === 'broken').length;
  if (broken > 0) return broken === 1 ? 'One thing is broken.' : `${broken} things are broken.`;
  return 'Nothing is broken.';
}
