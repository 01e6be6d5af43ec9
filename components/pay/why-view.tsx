import type { Why } from '@/lib/pay/statements/why.queries';
import type { PageReader } from '@/lib/platform/addresses/addresses-for';
import { WhyBooked } from './why-booked';
import { WhyOrigin } from './why-origin';
import { WhyOutcome } from './why-outcome';
import { WhyTime } from './why-time';

type WhyViewProps = {
  readonly why: Why;
  readonly reader: PageReader;
  readonly zone: string;
  readonly now: Date;
};

/** Where an amount comes from and what became of it, down to the clause and the books. */
export function WhyView({ why, reader, zone, now }: WhyViewProps) {
  return (
    <>
      <WhyOrigin why={why} reader={reader} zone={zone} now={now} />
      {why.entries.length > 0 ? <WhyTime why={why} reader={reader} now={now} /> : null}
      <WhyOutcome why={why} reader={reader} now={now} />
      <WhyBooked why={why} now={now} />
    </>
  );
}
