import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pendingMigrations } from '@/lib/platform/db/pending-migrations';
import { refuseUnsafeRole } from '@/lib/platform/db/start-up-check';
import { checkBeforeServing } from '@/lib/platform/http/start-up';
import { log } from '@/lib/platform/logging/log';
import { CLOCK_IS_APART, clockTooFarApart } from '@/lib/platform/process/database-clock';

vi.mock('@/lib/platform/db/start-up-check', () => ({ refuseUnsafeRole: vi.fn() }));
vi.mock('@/lib/platform/db/pending-migrations', () => ({ pendingMigrations: vi.fn() }));
vi.mock('@/lib/platform/process/database-clock', async (original) => ({
  ...(await original<object>()),
  clockTooFarApart: vi.fn(),
}));

const DOWN = new Error("Raw query failed. Message: `Can't reach database server at postgres:5432`");
const UNSAFE = new Error('The database role "handover_owner" owns tables.');

class Ended extends Error {}

describe('a web server that starts', () => {
  const role = vi.mocked(refuseUnsafeRole);
  const greets = vi.fn<() => Promise<void>>();
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => {
    throw new Ended();
  });
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    vi.stubEnv('NEXTAUTH_SECRET', 'only for tests and never anywhere else');
    role.mockReset();
    greets.mockReset().mockResolvedValue();
    vi.mocked(pendingMigrations).mockReset().mockResolvedValue([]);
    vi.mocked(clockTooFarApart).mockReset().mockResolvedValue(null);
    exit.mockClear();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  });

  it('exits when its role could bypass what keeps businesses apart', async () => {
    role.mockRejectedValue(UNSAFE);

    await expect(checkBeforeServing(greets)).rejects.toThrow(Ended);
    expect(greets).not.toHaveBeenCalled();
  });

  it('stays while the database is down, and when it is back, checks the role and greets whoever begins', async () => {
    role.mockRejectedValueOnce(DOWN).mockRejectedValueOnce(DOWN).mockResolvedValue();
    greets.mockRejectedValueOnce(DOWN);

    await checkBeforeServing(greets);
    expect(greets).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(10_000);

    expect(role).toHaveBeenCalledTimes(4);
    expect(greets).toHaveBeenCalledTimes(2);
    expect(exit).not.toHaveBeenCalled();
  });

  it('serves by a clock that is wrong, which may be set right any moment, and says so', async () => {
    vi.mocked(clockTooFarApart).mockResolvedValue(3_600_000);
    const warned = vi.spyOn(log, 'warn');

    await checkBeforeServing(greets);

    expect(greets).toHaveBeenCalledOnce();
    expect(warned).toHaveBeenCalledWith({ apartMs: 3_600_000 }, CLOCK_IS_APART);
  });

  it('serves a database that is older than itself, and says what to run', async () => {
    vi.mocked(pendingMigrations).mockResolvedValue(['20261129000000_what_is_new']);
    const warned = vi.spyOn(log, 'warn');

    await checkBeforeServing(greets);

    expect(greets).toHaveBeenCalledOnce();
    expect(warned).toHaveBeenCalledWith(
      { pending: ['20261129000000_what_is_new'] },
      expect.stringContaining('npm run db:migrate'),
    );
  });

  it('exits when the database comes back with a role that isn’t right', async () => {
    role.mockRejectedValueOnce(DOWN).mockRejectedValue(UNSAFE);
    exit.mockImplementationOnce(() => {
      throw new Ended();
    });
    const heard = new Promise<unknown>((resolve) => process.once('unhandledRejection', resolve));

    await checkBeforeServing(greets);
    await vi.advanceTimersByTimeAsync(2_000);

    expect(exit).toHaveBeenCalledWith(1);
    vi.useRealTimers();
    expect(await heard).toBeInstanceOf(Ended);
  });
});
