import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Answer } from '@/lib/agreements/verifying/rules';
import { verifyFile } from '@/lib/agreements/verifying/verify';
import { inWords, inWordsAlone } from '@/lib/agreements/verifying/words';
import { certificatesIn } from '@/lib/platform/seal/certificates';
import { messageOf } from '@/lib/platform/text/message-of';
import { recordAt, recordHere } from './steps/record';
import { Refused, tell } from './steps/say';

const USAGE = `npm run verify -- FILE [--url https://handover.example | --offline] [--certificate seal.pem]

Asks the record at --url, or the one of this installation when its settings are here; --offline asks none, and looks
at the file alone. Ends with 0: genuine, 1: altered, 2: could not be checked, 3: unknown, 4: genuine, and no longer in force.`;

const EXIT_CODES: Record<Answer['kind'], number> = {
  genuine: 0,
  record: 0,
  reference: 0,
  altered: 1,
  unknown: 3,
  superseded: 4,
  terminated: 4,
  expired: 4,
};

/** `npm run verify -- FILE`: checks a sealed copy, without an account and, if need be, without a network. */
process.exitCode = await verify().catch((error: unknown) => {
  tell(messageOf(error));
  return 2;
});

async function verify(): Promise<number> {
  const { file, url, isOffline, certificate } = asked();
  const bytes = await readFile(file);
  const record = isOffline ? null : url ? recordAt(url) : recordHere();
  try {
    const given = certificate ? await readFile(certificate, 'utf8') : '';
    const certificates = certificatesIn(given + ((await record?.certificates()) ?? ''));
    const { answer, findings, sha256 } = await verifyFile(bytes, {
      certificates,
      standing: record?.standing ?? null,
    });
    const { title, says } = record ? inWords(answer) : inWordsAlone(answer);
    tell(`${title}. ${says}\n`);
    for (const finding of findings) tell(`- ${finding}`);
    tell(`- SHA-256 of the file: ${sha256}`);
    return EXIT_CODES[answer.kind];
  } finally {
    await record?.close();
  }
}

function asked() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { url: { type: 'string' }, offline: { type: 'boolean' }, certificate: { type: 'string' } },
  });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new Refused(USAGE);
  // npm runs scripts in the checkout; this is where it was called
  const place = (name: string) => resolve(process.env.INIT_CWD ?? '.', name);
  return {
    file: place(file),
    url: values.url,
    isOffline: values.offline === true,
    certificate: values.certificate === undefined ? null : place(values.certificate),
  };
}
