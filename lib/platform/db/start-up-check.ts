import { EXECUTION } from './app-login';
import { prisma } from './client';

type RoleFacts = {
  role: string;
  superuser: boolean;
  bypassrls: boolean;
  owned: bigint;
  zone: string;
  member: boolean;
};

/**
 * Looks at the role that the app connects as. It must be neither superuser, nor BYPASSRLS, nor owner of a table (owners
 * can switch row level security off), and its sessions must be in UTC.
 * @returns a sentence for each thing that is wrong; empty when the role is right.
 */
export async function findRoleProblems(): Promise<string[]> {
  const [facts] = await prisma().$queryRaw<RoleFacts[]>`
    SELECT current_user::text AS role, r.rolsuper AS superuser, r.rolbypassrls AS bypassrls,
           (SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname IN ('public', 'app') AND c.relowner = r.oid) AS owned,
           current_setting('TimeZone') AS zone,
           (SELECT coalesce(bool_or(pg_has_role(current_user, g.oid, 'member')), false)
            FROM pg_roles g WHERE g.rolname = 'handover_app') AS member
    FROM pg_roles r WHERE r.rolname = current_user`;
  if (!facts) return ["The database doesn't say which role the app is."];

  const problems: string[] = [];
  if (facts.superuser)
    problems.push(`The database role "${facts.role}" is a superuser, which row level security doesn't hold.`);
  if (facts.bypassrls) problems.push(`The database role "${facts.role}" may bypass row level security.`);
  if (facts.owned > 0n)
    problems.push(`The database role "${facts.role}" owns tables; the app needs a role that owns none.`);
  if (!facts.member)
    problems.push(
      `The database role "${facts.role}" isn't a member of handover_app. Run npm run db:migrate.`,
    );
  if (!['UTC', 'Etc/UTC', 'GMT'].includes(facts.zone))
    problems.push(`The database session's time zone is ${facts.zone}; it must be UTC.`);
  return problems;
}

/** @throws Error when the app's role is more powerful than it may be, or its sessions aren't in UTC. */
export async function refuseUnsafeRole(): Promise<void> {
  const problems = await findRoleProblems();
  if (problems.length > 0) throw new Error(`Handover refuses to start:\n  ${problems.join('\n  ')}`);
}

/**
 * Looks at how sessions of the app's role begin; a transaction may since have set it otherwise for itself.
 * @returns the settings that aren't as `npm run db:migrate` leaves them, each as "name = value". Nothing is wrong for that, but slow.
 */
export async function findSlowSettings(): Promise<string[]> {
  const begun = await prisma().$queryRaw<{ name: string; value: string }[]>`
    SELECT name, reset_val AS value FROM pg_settings WHERE name = ANY (${Object.keys(EXECUTION)})`;
  const ours = new Map(Object.entries(EXECUTION));
  return begun
    .filter(({ name, value }) => value !== ours.get(name))
    .map(({ name, value }) => `${name} = ${value}`);
}
