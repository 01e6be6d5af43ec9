import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { importArchive } from '@/lib/archive/importing/import';
import { writeArchive } from '@/lib/archive/writing';
import { disconnect } from '@/lib/platform/db/client';
import { isId } from '@/lib/platform/ids';
import { findBusiness } from '@/lib/platform/tenancy/snapshot';
import { messageOf } from '@/lib/platform/text/message-of';
import { Refused, say, tell } from './steps/say';
import { loadSettingsFile } from './steps/settings-file';

const USAGE = `npm run archive -- export BUSINESS FILE [--without-private]
npm run archive -- import FILE [--trust FINGERPRINT]

BUSINESS is its name in addresses, as in /w/NAME, or its id. --without-private leaves out what belongs to one person
alone, as in the archive that an owner asks for on the page. --trust names a certificate by its SHA-256, as whoever made
the archive told you. docs/archive.md says what is in an archive and what isn't.`;

/** `npm run archive`: writes a whole business into one file, and imports one into another installation. */
loadSettingsFile();
process.exitCode = await archive().catch((error: unknown) => {
  tell(messageOf(error));
  return 1;
});
await disconnect();

async function archive(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'without-private': { type: 'boolean' }, trust: { type: 'string', multiple: true } },
  });
  const [what, one, two, ...more] = positionals;
  if (what === 'export' && one && two && more.length === 0) {
    return exportTo(one, place(two), values['without-private'] === true);
  }
  if (what === 'import' && one && two === undefined) return importFrom(place(one), values.trust ?? []);
  throw new Refused(USAGE);
}

async function importFrom(file: string, trusted: readonly string[]): Promise<number> {
  const ownerUrl = process.env.DATABASE_URL;
  if (!ownerUrl) throw new Refused('Set DATABASE_URL: only the owner of the tables takes a business in.');
  say(`Checking ${file}`);
  const { manifest, people, chains, seals, jobs } = await importArchive(file, { ownerUrl, trusted });
  say(`${manifest.workspace.name} is here: /w/${manifest.workspace.slug}`);
  tell(`${chains} records and ${seals} seals hold.`);
  tell(`Of its people, ${people.met} were here already; ${people.made} sign in by a link to their address.`);
  tell(`${jobs} things that wait to be done are planned.`);
  return 0;
}

async function exportTo(business: string, file: string, isForOwners: boolean): Promise<number> {
  const workspaceId = isId(business) ? business : await findBusiness(business);
  if (!workspaceId) throw new Refused(`There is no business "${business}" here.`);
  const partial = `${file}.partial`;
  say(`Writing ${file}`);
  try {
    const { manifest } = await writeArchive(
      { workspaceId, scope: isForOwners ? 'business' : 'whole' },
      (zip) => pipeline(zip, createWriteStream(partial, { mode: 0o600 })),
    );
    await rename(partial, file);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    say(`${rows} rows and ${manifest.entries.length} entries of ${manifest.workspace.name}`);
    for (const sha256 of manifest.missing) tell(`Not in the storage here, and so not in it: ${sha256}`);
    return 0;
  } finally {
    await rm(partial, { force: true });
  }
}

/** npm runs scripts in the checkout; this is where it was called. */
function place(name: string): string {
  return resolve(process.env.INIT_CWD ?? '.', name);
}
