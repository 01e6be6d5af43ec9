/** A comment above a statement that says since which migration nothing has used what it takes away. */
const UNUSED = /^-- Unused since \d{14}: \S/m;

/** What processes of the version before may still use, and would fail without (docs/adr/0164). */
const TAKEN_AWAY = [
  [/\bDROP (?:TABLE|VIEW|MATERIALIZED VIEW|TYPE)\b/i, 'takes away what is read'],
  [/\bDROP COLUMN\b/i, 'takes away a column'],
  [/\bRENAME\b/i, 'gives something another name'],
  [/\bALTER (?:COLUMN )?\w+ (?:SET DATA )?TYPE\b/i, 'changes the type of a column'],
  [/\bSET NOT NULL\b/i, 'requires a column'],
  [/\bDROP DEFAULT\b/i, 'requires a column'],
  [
    /\bADD COLUMN (?:IF NOT EXISTS )?\w+ (?![^,;]*\b(?:DEFAULT|GENERATED)\b)[^,;]*\bNOT NULL\b/i,
    'requires a column',
  ],
] as const;

/**
 * @param sql a migration
 * @returns what it takes away from the version before, which still runs while it is applied: each with the statement it
 * is in. Empty when both versions work with what it leaves. Whether a constraint or a trigger refuses what the version
 * before writes isn't seen here, nor whether a function that is made anew takes and returns the same.
 */
export function takenFromBefore(sql: string): readonly string[] {
  const made = new Set(functionsIn(sql, /\bCREATE (?:OR REPLACE )?FUNCTION ([\w.]+)/gi));
  return statementsIn(sql)
    .filter((statement) => !UNUSED.test(statement))
    .map((statement) => statement.replace(/^\s*--.*$/gm, '').trim())
    .flatMap((statement) => {
      const found: string[] = TAKEN_AWAY.filter(([words]) => words.test(statement)).map(([, says]) => says);
      const gone = /^DROP FUNCTION\b/i.test(statement)
        ? functionsIn(statement, /([\w.]+)\s*\(/g).filter((name) => !made.has(name))
        : [];
      return [...found, ...gone.map((name) => `takes away ${name}`)].map((says) => `${says}: ${statement}`);
    });
}

function functionsIn(sql: string, pattern: RegExp): string[] {
  return [...sql.matchAll(pattern)].map(([, name = '']) => name);
}

/** @returns the statements of a script with the comments above them; what is within dollar quotes is left out. */
function statementsIn(sql: string): string[] {
  return sql
    .replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, '$$$$')
    .split(/;[^\S\n]*\n?/)
    .filter((statement) => statement.trim() !== '');
}
