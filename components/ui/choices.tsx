import { NearLink } from './near-link';

export type Choice = { readonly href: string; readonly words: string; readonly isHere?: boolean };

/**
 * Which of a few lists, times or places is shown: links, the present one marked (app/styles). The address holds the
 * choice.
 */
export function Choices({ label, choices }: { readonly label: string; readonly choices: readonly Choice[] }) {
  return (
    <nav aria-label={label} data-no-print>
      <ul className="choices">
        {choices.map(({ href, words, isHere = false }) => (
          <li key={href}>
            <NearLink href={href} aria-current={isHere ? 'page' : undefined}>
              {words}
            </NearLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
