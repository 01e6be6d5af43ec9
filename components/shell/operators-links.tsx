import { operatorsPages } from '@/lib/platform/addresses/operators-pages';

/** What the operator of this installation says about it elsewhere, such as their privacy notice; nothing if there is none. */
export function OperatorsLinks({ className }: { readonly className?: string }) {
  const pages = operatorsPages();
  if (pages.length === 0) return null;
  return (
    <nav aria-label="Who runs this Handover" className={className}>
      <ul className="flex flex-wrap gap-x-4">
        {pages.map(({ label, href }) => (
          <li key={label}>
            <a
              href={href}
              target="_blank"
              rel="noopener"
              className="inline-block py-1 text-accent underline underline-offset-4"
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
