import { NearLink } from '@/components/ui/near-link';
import { PageHead } from '@/components/ui/page';
import { addresses } from '@/lib/platform/addresses';

const PAGES = [
  { page: 'state', label: 'How it stands', href: addresses.operator() },
  {
    page: 'troubled',
    label: 'Mails that didn’t arrive',
    href: addresses.operatorMails({ which: 'troubled', before: null }),
  },
  { page: 'all', label: 'All mails', href: addresses.operatorMails({ which: 'all', before: null }) },
] as const;

type OperatorHeadProps = {
  readonly page: (typeof PAGES)[number]['page'];
  readonly title: string;
  readonly intro: string;
};

/** The head of the pages for whoever runs the installation, and the way between them. */
export function OperatorHead({ page, title, intro }: OperatorHeadProps) {
  return (
    <>
      <nav aria-label="This installation" className="mb-6 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {PAGES.map((each) => (
          <NearLink
            key={each.page}
            href={each.href}
            aria-current={each.page === page ? 'page' : undefined}
            className="py-1 text-accent underline-offset-4 hover:underline aria-[current]:font-semibold aria-[current]:text-ink"
          >
            {each.label}
          </NearLink>
        ))}
      </nav>
      <PageHead title={title} intro={intro} />
    </>
  );
}
