import type { Running } from '@/scripts/steps/lifecycle';
import { Refused, say, tell } from '@/scripts/steps/say';
import { filledDatabases } from './databases';
import { firstLoad } from './first-load';
import { bareTarget, pagesToMeasure } from './pages';
import { judgeLeads, leadsOf } from './peers/leads';
import { PAST } from './peers/peer';
import { findRedmine } from './peers/redmine';
import { findSaasStarter } from './peers/saas-starter';
import { JUDGED, reportOn } from './report';
import { conclude, machine } from './results';
import { measure, type Plan, type Target } from './rounds';
import { buildBoth, startBare, startProduct } from './servers';
import { firstLoadsTable, leadsTable, pagesTable } from './tables';

/**
 * How far the home and the inbox are ahead of what people would use instead (peers/), measured in turn with those and
 * the bare page. A peer that isn't on this machine is reported as missing and left out.
 */
export async function benchPeers(plan: Plan, running: Running): Promise<void> {
  const found = [findSaasStarter(process.env.PEER_SAAS_STARTER), findRedmine()];
  const absent = found.flatMap((peer) => (peer.isHere ? [] : [`${peer.name} is not measured: ${peer.why}.`]));
  if (absent.length === found.length) throw new Refused(absent.join('\n'));
  for (const line of absent) say(line);

  const { adminUrl, databases } = await filledDatabases([{ briefs: PAST }], running);
  const [database] = databases;
  if (!database) throw new Error('There is no database for our own pages.');
  await buildBoth(databases, running);
  say('Starting the servers');
  const bare = bareTarget(await startBare(running));
  const pages = await pagesToMeasure(await startProduct(database, running), database);
  const ours = pages.filter(({ name }) => JUDGED.includes(name));
  const theirs: Target[] = [];
  for (const peer of found) if (peer.isHere) theirs.push(...(await peer.start(adminUrl, running)));

  const all = [bare, ...ours, ...theirs];
  const loads = [];
  for (const page of all) loads.push({ page: page.name, ...(await firstLoad(page)) });
  say(`Asking for ${all.length} pages in turn, ${plan.rounds} rounds`);
  const measured = await measure(all, plan, running);
  const reports = all.map((page) => reportOn(page, measured(page), measured(bare), undefined));
  const leads = leadsOf(ours, theirs, measured);

  tell(`\n${machine()}\n\n${pagesTable(reports)}\n\n${firstLoadsTable(loads)}\n\n${leadsTable(leads)}\n`);
  for (const line of absent) tell(line);
  conclude({ plan, reports, loads, leads, absent, verdicts: judgeLeads(leads) });
}
