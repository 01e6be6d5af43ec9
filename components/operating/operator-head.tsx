import { Choices } from '@/components/ui/choices';
import { PageHead } from '@/components/ui/page';
import { addresses } from '@/lib/platform/addresses/addresses';

const PAGES = [
  { page: 'state', label: 'How it stands', href: addresses.operator() },
  {
    page: 'troubled',
    label: 'Mails that didn’t arrive',
    href: addresses.operatorMails({ which: 'troubled', before: null }),
  },
  { page: 'all', label: 'All e-mails', href: addresses.operatorMails({ which: 'all', before: null }) },
] as const;

type OperatorHeadProps = {
  readonly page: (typeof PAGES)[number]['page'];
  readonly title: string;
  readonly intro: string;
};

/** The head of the operator's pages, and the links between them. */
export function OperatorHead({ page, title, intro }: OperatorHeadProps) {
  return (
    <>
      <PageHead title={title} intro={intro} back={{ href: addresses.settings(), label: 'Settings' }} />
      <div className="mb-8">
        <Choices
          label="This installation"
          choices={PAGES.map((each) => ({ href: each.href, words: each.label, isHere: each.page === page }))}
        />
      </div>
    </>
  );
}
