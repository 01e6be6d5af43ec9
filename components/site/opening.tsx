import { LinkButton } from '@/components/ui/button';
import { OneRecord } from './one-record';

const PROMISES = [
  'It runs on a server of your own, and costs what that costs.',
  'Both sign the same text, and anybody can check the sealed copy.',
  'Each of you reads every deadline on your own clock.',
];

type OpeningProps = {
  /** where the visitor continues: to their work, or to sign in */
  readonly next: { readonly href: string; readonly label: string };
  readonly now: Date;
};

/** What Handover is, in a sentence and by the picture of one piece of work. */
export function Opening({ next, now }: OpeningProps) {
  return (
    <div className="grid gap-x-14 gap-y-12 pt-10 sm:pt-16 lg:grid-cols-[minmax(0,1fr)_27rem] lg:items-center">
      <div className="grid gap-6">
        <h1 className="text-[2.5rem]! sm:text-[3.5rem]! leading-[1.05]!">
          {/* two lines at any width: whether it is one would hang on the typeface that has come so far */}
          Hand it over. <span className="block">Properly.</span>
        </h1>
        <p className="max-w-[34rem] text-lg sm:text-xl">
          Handover is where a business owner and the assistants they outsource work to agree, hand over, pay
          and look back. One record of it all, shared by both, instead of a contract in an e-mail, a task
          board, a chat and a spreadsheet.
        </p>
        <div className="flex flex-wrap items-center gap-3">
          <LinkButton href={next.href}>{next.label}</LinkButton>
          <a
            href="#hosting"
            className="px-1 py-2 text-accent underline underline-offset-4 hover:text-accent-strong"
          >
            Run it yourself
          </a>
        </div>
        <ul className="grid gap-1.5 text-quiet">
          {PROMISES.map((promise) => (
            <li key={promise} className="flex gap-2.5">
              <span aria-hidden className="text-done">
                ✓
              </span>
              {promise}
            </li>
          ))}
        </ul>
      </div>
      <OneRecord now={now} />
    </div>
  );
}
