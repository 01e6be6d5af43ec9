import { DetailedError, Upload } from 'tus-js-client';
import { addresses } from '@/lib/platform/addresses/addresses';
import type { WaitingUpload } from '@/lib/uploads/queries';
import { putDown, takeInHand } from './in-hand';

/** A file's state. `left`: this browser no longer has its bytes, so that it has to be chosen again. */
export type TransferStatus = 'queued' | 'going' | 'paused' | 'broken' | 'left' | 'arrived' | 'refused';

export type Transfer = {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly receivedBytes: number;
  readonly status: TransferStatus;
  /** why it was refused */
  readonly message?: string;
  /** refused for what it is: retrying can't help */
  readonly isHopeless?: boolean;
};

/** The size of a piece: small enough to finish within any server's timeout, on a slow connection too. */
const PIECE_BYTES = 8 * 1024 * 1024;
const RETRY_AFTER_MS = [0, 1_000, 3_000, 5_000, 10_000];
/** After the retries are used up, or the connection died: checks again this often. */
const LOOK_AGAIN_MS = 15_000;
const MOST_AT_ONCE = 2;

type Entry = {
  transfer: Transfer;
  file: File | null;
  modifiedAt: number | null;
  upload: Upload | null;
  /** every byte of it is on the server */
  isWhole: boolean;
};

/** What files are for, and what the server is told about it. */
export type Goal = {
  readonly workspaceId: string;
  readonly said: () => Readonly<Record<string, string>>;
  /** finishes a file that has arrived; left out, it waits for its form to be sent */
  readonly use?: (id: string) => Promise<Used>;
};

/** `done`: it is used and no longer uploading; called only if nobody has removed it meanwhile. */
export type Used = { readonly done: () => void } | Stopped;

type Stopped = { readonly status: 'broken' } | { readonly status: 'refused'; readonly message: string };

/** Files uploading for one purpose. A store: components subscribe to it. */
export class Transfers {
  private entries: readonly Entry[];
  private shown: readonly Transfer[];
  private readonly listeners = new Set<() => void>();
  private looking: ReturnType<typeof setInterval> | undefined;
  /** went with a form, or were removed: a page made before that may still name them */
  private readonly gone = new Set<string>();
  /** were removed, and the server hasn't said yet that it knows */
  private readonly untold = new Set<string>();

  constructor(
    private readonly goal: Goal,
    waiting: readonly WaitingUpload[],
  ) {
    this.entries = waiting.map((each) => this.entryFor(each));
    this.shown = this.entries.map(({ transfer }) => transfer);
    this.startNext();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.listeners.size === 1) {
      window.addEventListener('online', this.lookAgain);
      this.looking = setInterval(this.lookAgain, LOOK_AGAIN_MS);
    }
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      window.removeEventListener('online', this.lookAgain);
      clearInterval(this.looking);
    };
  };

  readonly current = (): readonly Transfer[] => this.shown;

  /** @returns whether something is on its way that will arrive by itself. */
  isBusy(): boolean {
    return this.shown.some(({ status }) => status === 'queued' || status === 'going' || status === 'broken');
  }

  haveArrived(): boolean {
    return this.shown.every(({ status }) => status === 'arrived');
  }

  /** Adds a file under an existing id; one already uploading just continues. */
  addAs(id: string, file: File): void {
    const { workspaceId, said } = this.goal;
    takeInHand({ id, file, workspaceId, said: said() });
    const known = this.find(id);
    if (known?.transfer.status === 'left') {
      known.file = file;
      this.set(known, { status: 'queued' });
    } else if (!known) {
      const transfer = { id, name: file.name, sizeBytes: file.size, receivedBytes: 0 };
      const entry: Entry = {
        transfer: { ...transfer, status: 'queued' },
        file,
        modifiedAt: null,
        upload: null,
        isWhole: false,
      };
      this.entries = [...this.entries, entry];
      this.tell();
    }
    this.startNext();
  }

  /**
   * Reconciles with a newer page: adds what it has beside these, such as the files of a message that was taken back,
   * and drops what only an older page knew, which has gone with something sent elsewhere, for example by this device
   * once it was online again.
   */
  meet(named: readonly WaitingUpload[]): void {
    const ids = new Set(named.map(({ id }) => id));
    const own = this.entries.filter(({ file, transfer }) => file !== null || ids.has(transfer.id));
    const news = named.filter(({ id, isWhole }) => isWhole && !this.gone.has(id) && !this.find(id));
    if (news.length === 0 && own.length === this.entries.length) return;
    this.entries = [...own, ...news.map((each) => this.entryFor(each))];
    this.tell();
    this.startNext();
  }

  pause(id: string): void {
    const entry = this.find(id);
    void entry?.upload?.abort();
    if (entry) this.set(entry, { status: 'paused' });
    this.startNext();
  }

  goOn(id: string): void {
    const entry = this.find(id);
    if (entry && (entry.file || entry.isWhole)) this.set(entry, { status: 'queued' });
    this.startNext();
  }

  /** Removes a file, here at once; if the server can't be told now, it is told later. */
  remove(id: string): void {
    const entry = this.find(id);
    void entry?.upload?.abort();
    if (entry) this.leave(entry);
    this.untold.add(id);
    void this.tellRemoved(id);
    this.startNext();
  }

  /** Some of the files go with a form that was sent, or is kept for later: they are no longer shown or handled here. */
  release(ids: readonly string[]): void {
    for (const id of ids) {
      const entry = this.find(id);
      void entry?.upload?.abort();
      if (entry) this.leave(entry);
    }
    this.startNext();
  }

  private readonly lookAgain = (): void => {
    if (!navigator.onLine) return;
    for (const id of this.untold) void this.tellRemoved(id);
    for (const entry of this.entries)
      if (entry.transfer.status === 'broken') this.set(entry, { status: 'queued' });
    this.startNext();
  };

  private startNext(): void {
    const going = this.entries.filter(({ transfer }) => transfer.status === 'going').length;
    const queued = this.entries.filter(({ transfer }) => transfer.status === 'queued');
    for (const entry of queued.slice(0, Math.max(0, MOST_AT_ONCE - going))) this.start(entry);
  }

  private start(entry: Entry): void {
    const { file, transfer } = entry;
    if (entry.isWhole) return void this.arrive(entry);
    if (!file) return;
    entry.upload ??= this.uploadOf(entry, file, transfer.receivedBytes > 0);
    this.set(entry, { status: 'going' });
    entry.upload.start();
  }

  private async arrive(entry: Entry): Promise<void> {
    entry.isWhole = true;
    putDown(entry.transfer.id);
    const { id, sizeBytes } = entry.transfer;
    const { use } = this.goal;
    this.set(entry, { receivedBytes: sizeBytes, status: use ? 'going' : 'arrived' });
    const used = await use?.(id);
    if (used && this.entries.includes(entry)) {
      if ('done' in used) {
        used.done();
        this.leave(entry);
      } else this.set(entry, used);
    }
    this.startNext();
  }

  private entryFor({ id, name, sizeBytes, receivedBytes, isWhole, modifiedAt }: WaitingUpload): Entry {
    const whole = this.goal.use ? 'queued' : 'arrived';
    const transfer = { id, name, sizeBytes, receivedBytes, status: isWhole ? whole : 'left' } as const;
    return { transfer, file: null, modifiedAt, upload: null, isWhole };
  }

  private leave(entry: Entry): void {
    putDown(entry.transfer.id);
    this.gone.add(entry.transfer.id);
    this.entries = this.entries.filter((each) => each !== entry);
    this.tell();
  }

  private uploadOf(entry: Entry, file: File, isKnown: boolean): Upload {
    const { workspaceId, said } = this.goal;
    const { id, name } = entry.transfer;
    const metadata = {
      ...said(),
      id,
      name,
      workspace: workspaceId,
      modified: String(Math.max(0, file.lastModified)),
    };
    return new Upload(file, {
      endpoint: addresses.uploads(),
      ...(isKnown && { uploadUrl: addresses.upload(workspaceId, id) }),
      metadata,
      chunkSize: PIECE_BYTES,
      retryDelays: RETRY_AFTER_MS,
      // the server knows what has arrived, so that another browser can go on as well
      storeFingerprintForResuming: false,
      onProgress: (receivedBytes) => this.set(entry, { receivedBytes }),
      onSuccess: () => void this.arrive(entry),
      onError: (error) => {
        this.set(entry, whatStopped(error));
        this.startNext();
      },
    });
  }

  /** Tells the server that a file isn't wanted any more: otherwise it would be there again on the next page. */
  private async tellRemoved(id: string): Promise<void> {
    const answer = await fetch(addresses.upload(this.goal.workspaceId, id), {
      method: 'DELETE',
      headers: { 'tus-resumable': '1.0.0' },
      // also when the person leaves the page at this moment
      keepalive: true,
    }).catch(() => null);
    // one that never began to arrive isn't found, and that will do
    if (answer?.ok || answer?.status === NOT_FOUND) this.untold.delete(id);
  }

  private find(id: string): Entry | undefined {
    return this.entries.find(({ transfer }) => transfer.id === id);
  }

  private set(entry: Entry, change: Partial<Transfer>): void {
    entry.transfer = { ...entry.transfer, ...change };
    this.tell();
  }

  private tell(): void {
    this.shown = this.entries.map(({ transfer }) => transfer);
    for (const listener of this.listeners) listener();
  }
}

const NOT_FOUND = 404;

/** What the server says about a file that was removed, is too large, or empty: that is final. */
const HOPELESS = [410, 413, 422];

/** A refusal by the server is final, in its words; anything else is a connection that may come back. */
function whatStopped(error: Error | DetailedError): Partial<Transfer> {
  const answer = error instanceof DetailedError ? error.originalResponse : null;
  const status = answer?.getStatus() ?? 0;
  if (!answer || status < 400 || status >= 500 || [409, 423, 429].includes(status))
    return { status: 'broken' };
  return {
    status: 'refused',
    isHopeless: HOPELESS.includes(status),
    message: answer.getBody() || 'That file can’t be uploaded. Remove it, and try again.',
  };
}
