import { type Fact, Facts } from '@/components/ui/facts';
import { NearLink } from '@/components/ui/near-link';
import { When } from '@/components/ui/when';
import type { AgreementPage, AgreementSignature } from '@/lib/agreements/page.queries';
import type { Party } from '@/lib/agreements/rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { isSealingLate, SEALING_LATE } from '@/lib/platform/record/sealing.rules';
import { type OtherClock, placeOf } from '@/lib/platform/time/format';
import { addressesOnSide } from './addresses-on-side';
import { CopiesElsewhere } from './copies-elsewhere';
import { History } from './history';
import { MailFates } from './mail-fates';
import { DrawnMark } from './signing/drawn-mark';
import { AgreementStateLabel } from './status/agreement-state';
import { timeFacts } from './time-facts';

export type AgreementReader = {
  readonly side: Party;
  readonly zone: string;
  readonly now: Date;
  /** the other side's clock */
  readonly other: OtherClock | undefined;
};

/** Beside the text: its state, who has signed when, the copy, and what has happened. */
export function AgreementDetails({ page, reader }: { page: AgreementPage; reader: AgreementReader }) {
  const { shown, facts, workspace, assistantName, history, mails } = page;
  const rows: (Fact | null)[] = [
    {
      name: 'State',
      value: (
        <AgreementStateLabel
          role={page.actor.role}
          state={page.state}
          signedBy={facts.signatures.map(({ party }) => party)}
        />
      ),
    },
    { name: 'Version', value: String(shown.number) },
    page.state === 'draft' ? null : signed('owner', `Signed for ${workspace.name}`, page, reader),
    page.state === 'draft' ? null : signed('assistant', `Signed by ${assistantName}`, page, reader),
    ...timeFacts(page, reader),
    page.state === 'in_force'
      ? { name: 'Copy for both', value: <CopyOf page={page} now={reader.now} /> }
      : null,
    shown.documentHash === null
      ? null
      : { name: 'SHA-256 of the text', value: <Hash value={shown.documentHash} /> },
  ];
  return (
    <div className="grid gap-8">
      <Facts facts={rows.filter((row) => row !== null)} />
      <CopiesElsewhere page={page} />
      {history.length > 0 ? (
        <section>
          <h2>What has happened</h2>
          <p className="mb-3 text-sm text-quiet">Times are yours ({placeOf(reader.zone)}).</p>
          <History
            entries={history}
            business={workspace.name}
            assistant={assistantName}
            zone={reader.zone}
            now={reader.now}
            predecessor={page.predecessor}
            successor={page.successor}
            addressOf={addressesOnSide(page, reader.side).agreement}
          />
          <MailFates mails={mails} />
        </section>
      ) : null}
    </div>
  );
}

function signed(party: Party, name: string, page: AgreementPage, reader: AgreementReader): Fact {
  const signature = page.facts.isOpen
    ? undefined
    : page.shown.signatures.find((each) => each.party === party);
  return { name, value: signature ? <Signature signature={signature} reader={reader} /> : 'Not yet' };
}

function Signature({ signature, reader }: { signature: AgreementSignature; reader: AgreementReader }) {
  const { signedName, accountName, verifiedEmail, signedAt, drawn, kind } = signature;
  const isOther = accountName !== null && accountName !== signedName;
  return (
    <>
      {drawn ? <DrawnMark path={drawn} label={`Signature drawn by ${signedName}`} /> : null}
      <span className="text-lg italic">{signedName}</span>
      {kind === 'confirmation' ? (
        <span className="block text-sm text-quiet">confirmed what was signed elsewhere</span>
      ) : null}
      <span className="block text-sm text-quiet">
        {isOther ? `by the account of ${accountName}, ` : null}
        {verifiedEmail}
      </span>
      <span className="block text-sm text-quiet">
        <When
          instant={signedAt}
          zone={reader.zone}
          now={reader.now}
          {...(reader.other ? { other: reader.other } : {})}
        />
      </span>
    </>
  );
}

function CopyOf({ page, now }: { page: AgreementPage; now: Date }) {
  const { copy } = page.shown;
  if (copy === null) {
    return page.inForceAt && isSealingLate(page.inForceAt, now)
      ? SEALING_LATE
      : 'Being sealed; it appears here and comes by e-mail in a moment.';
  }
  return (
    <>
      Sealed, and e-mailed to both. SHA-256 of the file:
      <Hash value={copy.sha256} />
      <NearLink href={addresses.verify()} className="text-accent underline underline-offset-4" data-no-print>
        How anybody can check it
      </NearLink>
    </>
  );
}

function Hash({ value }: { value: string }) {
  return <code className="block text-xs break-all">{value}</code>;
}
