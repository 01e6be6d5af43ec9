import { examineWebhookSecrets } from '@/lib/api/examining.queries';
import { examineStripe } from '@/lib/pay/examining.queries';
import { examineOperators, examineSecrets } from '@/lib/people/examining.queries';
import { examineClock, examineMigrations, examineRole } from '@/lib/platform/examining/database';
import { examineScanner, examineStorage } from '@/lib/platform/examining/files';
import { broken, type Finding } from '@/lib/platform/examining/findings';
import { examineGoogle } from '@/lib/platform/examining/google';
import { examineMail } from '@/lib/platform/examining/mail';
import { examineObserving } from '@/lib/platform/examining/observing';
import { examineOperatorsPages } from '@/lib/platform/examining/operators-pages';
import { examineQueue } from '@/lib/platform/examining/queue';
import { examineSample } from '@/lib/platform/examining/sample';
import { examineSeal } from '@/lib/platform/examining/seal';
import { examineExposure, examineSettings } from '@/lib/platform/examining/settings';
import { examineWeb } from '@/lib/platform/examining/web';
import { messageOf } from '@/lib/platform/text/message-of';
import { examineProof } from './proving';

/** Checks grouped under one heading. */
export type Examined = { readonly area: string; readonly findings: readonly Finding[] };

type Examination = () => Promise<readonly Finding[]> | Promise<Finding> | readonly Finding[];

/** Without these two nothing else can be checked: everything would report the same single fault. */
const FIRST: Readonly<Record<string, readonly Examination[]>> = {
  Settings: [async () => examineSettings()],
  Database: [examineRole],
};

const THEN: Readonly<Record<string, readonly Examination[]>> = {
  Settings: [
    examineExposure,
    examineOperators,
    examineGoogle,
    examineSample,
    async () => examineOperatorsPages(),
  ],
  Database: [examineMigrations, examineClock],
  'Keys and seals': [examineSecrets, examineWebhookSecrets, examineSeal],
  'Queue and workers': [examineQueue],
  Mail: [examineMail, examineProof],
  Stripe: [examineStripe],
  Files: [examineStorage, examineScanner],
  'Web server': [examineWeb],
  Watching: [examineObserving],
};

/**
 * Examines this installation: the same for `npm run doctor` and the operator's page. It changes nothing, except that a
 * few bytes are put into the storage and removed again.
 */
export async function examineAll(): Promise<readonly Examined[]> {
  const first: Examined[] = [];
  for (const [area, examinations] of Object.entries(FIRST)) {
    first.push({ area, findings: await examine(examinations) });
    if (first.some(({ findings }) => findings.some(({ level }) => level === 'broken'))) return first;
  }
  const then = await Promise.all(
    Object.entries(THEN).map(async ([area, examinations]) => ({
      area,
      findings: [
        ...(first.find((each) => each.area === area)?.findings ?? []),
        ...(await examine(examinations)),
      ],
    })),
  );
  return then;
}

async function examine(examinations: readonly Examination[]): Promise<readonly Finding[]> {
  const found = await Promise.all(
    examinations.map(async (each) => {
      try {
        return await each();
      } catch (error) {
        return broken(messageOf(error), 'See the log: this check could not be run at all.');
      }
    }),
  );
  return found.flat();
}
