/** Rules about several settings together. Each says what doesn't fit, and why, in words for an operator. */
type AllSettings = Purpose &
  Settings<
    | StripeSetting
    | GoogleSetting
    | BucketSetting
    | PushSetting
    | 'SEAL_KEY_FILE'
    | 'SEAL_KEY_PASSWORD'
    | 'RESEND_API_KEY'
  > &
  Settings<'WEBHOOKS_TO_LOOPBACK' | 'HANDOVER_SAMPLE_URL' | 'NEXTAUTH_URL'>;

/** @returns each setting that doesn't go with the others, and why. */
export function findConflicts(settings: AllSettings): readonly Conflict[] {
  return [
    ...conflictsOfDemo(settings),
    ...conflictsOfStripe(settings),
    ...conflictsOfGoogle(settings),
    ...conflictsOfBucket(settings),
    ...conflictsOfPush(settings),
    ...conflictsOfSample(settings),
    ...conflictsOfSeal(settings),
  ];
}

type Settings<Name extends string> = { readonly [name in Name]?: string | undefined };
const BOTH_OR_NONE = 'goes together with the other: set both, or none';

/** What tells a demo or a development server from one with real data. */
type Purpose = Settings<'NODE_ENV' | 'HANDOVER_DEMO'>;
type Conflict = readonly [name: string, why: string];

function mayUseStandIns({ NODE_ENV, HANDOVER_DEMO }: Purpose): boolean {
  return NODE_ENV !== 'production' || HANDOVER_DEMO === '1';
}

/** @returns whether an address is this machine's alone. */
export function isThisMachine(address: string): boolean {
  return ['127.0.0.1', 'localhost'].includes(URL.parse(address)?.hostname ?? '');
}

/**
 * @returns why a demo doesn't start, or which settings only a demo may have: it lets anybody in, so nothing real may be
 * near it.
 */
function conflictsOfDemo(
  settings: Purpose & Settings<'STRIPE_SECRET_KEY' | 'RESEND_API_KEY' | 'WEBHOOKS_TO_LOOPBACK'>,
): readonly Conflict[] {
  const conflicts: Conflict[] = [];
  const hasLiveKey = settings.STRIPE_SECRET_KEY?.startsWith('sk_live_') === true;
  const hasRealMail =
    settings.RESEND_API_KEY !== undefined && !settings.RESEND_API_KEY.startsWith('re_local_');
  if (settings.HANDOVER_DEMO === '1' && (hasLiveKey || hasRealMail))
    conflicts.push([
      'HANDOVER_DEMO',
      'lets anybody sign in, so it refuses to run together with a live Stripe or Resend key',
    ]);
  if (settings.WEBHOOKS_TO_LOOPBACK && !mayUseStandIns(settings))
    conflicts.push([
      'WEBHOOKS_TO_LOOPBACK',
      'lets webhooks reach what else runs on this machine: only a demo starts with it',
    ]);
  return conflicts;
}

/** @returns which of two settings is missing; null when both or neither are set. */
function missingBeside<Name extends string>(settings: Settings<Name>, one: Name, other: Name): Name | null {
  if ((settings[one] === undefined) === (settings[other] === undefined)) return null;
  return settings[one] === undefined ? one : other;
}

type StripeSetting = `STRIPE_${'SECRET_KEY' | 'WEBHOOK_SECRET' | 'BASE_URL'}`;

/** @returns each Stripe setting that doesn't go with the others, and why. A stand-in never comes near real money. */
function conflictsOfStripe(settings: Settings<StripeSetting> & Purpose): readonly Conflict[] {
  const { STRIPE_SECRET_KEY: key, STRIPE_BASE_URL: standIn } = settings;
  const conflicts: Conflict[] = [];
  if (standIn !== undefined) {
    if (!mayUseStandIns(settings))
      conflicts.push([
        'STRIPE_BASE_URL',
        'points at a stand-in that moves no money: only a demo starts with it',
      ]);
    if (key !== undefined && !key.startsWith('sk_test_'))
      conflicts.push([
        'STRIPE_BASE_URL',
        'points at a stand-in, which takes keys that start with sk_test_ only',
      ]);
    if (!isThisMachine(standIn)) conflicts.push(['STRIPE_BASE_URL', 'must be an address of this machine']);
  }
  const missing = missingBeside(settings, 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET');
  if (missing) conflicts.push([missing, BOTH_OR_NONE]);
  return conflicts;
}

type GoogleSetting = `GOOGLE_${'CLIENT_ID' | 'CLIENT_SECRET' | 'ISSUER'}`;

/** @returns each Google setting that doesn't go with the others, and why. Only Google itself may say who people are. */
function conflictsOfGoogle(settings: Settings<GoogleSetting> & Purpose): readonly Conflict[] {
  const { GOOGLE_ISSUER: standIn } = settings;
  const conflicts: Conflict[] = [];
  const missing = missingBeside(settings, 'GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET');
  if (missing) conflicts.push([missing, BOTH_OR_NONE]);
  if (standIn === undefined) return conflicts;
  if (!mayUseStandIns(settings))
    conflicts.push([
      'GOOGLE_ISSUER',
      'names a stand-in that signs in whomever it likes: only a demo starts with it',
    ]);
  if (!isThisMachine(standIn)) conflicts.push(['GOOGLE_ISSUER', 'must be an address of this machine']);
  return conflicts;
}

type PushSetting = 'PUSH_LOCAL_SERVICE' | `VAPID_${'PUBLIC_KEY' | 'PRIVATE_KEY' | 'SUBJECT'}`;

/**
 * @returns each push setting that doesn't go with the others, or why a stand-in isn't accepted: it reads what people
 * are told, so only a demo may have one.
 */
function conflictsOfPush(settings: Settings<PushSetting> & Purpose): readonly Conflict[] {
  const { PUSH_LOCAL_SERVICE: standIn } = settings;
  const conflicts: Conflict[] = [];
  const keys = [settings.VAPID_PUBLIC_KEY, settings.VAPID_PRIVATE_KEY, settings.VAPID_SUBJECT];
  if (keys.some((each) => each !== undefined) && keys.some((each) => each === undefined))
    conflicts.push([
      'VAPID_PUBLIC_KEY',
      'goes together with VAPID_PRIVATE_KEY and VAPID_SUBJECT: set all three, or none',
    ]);
  if (standIn === undefined) return conflicts;
  if (!mayUseStandIns(settings))
    conflicts.push([
      'PUSH_LOCAL_SERVICE',
      'names a stand-in that reads what people are told: only a demo starts with it',
    ]);
  if (!isThisMachine(standIn)) conflicts.push(['PUSH_LOCAL_SERVICE', 'must be an address of this machine']);
  return conflicts;
}

/**
 * @returns why the sample business isn't linked. Its visitors come over the internet, and it never shares an
 * installation with real data.
 */
function conflictsOfSample(settings: Settings<'HANDOVER_SAMPLE_URL' | 'NEXTAUTH_URL'>): readonly Conflict[] {
  const sample = URL.parse(settings.HANDOVER_SAMPLE_URL ?? '');
  if (!sample) return [];
  const conflicts: Conflict[] = [];
  if (sample.protocol !== 'https:' && !isThisMachine(sample.href))
    conflicts.push([
      'HANDOVER_SAMPLE_URL',
      'must begin with https://, unless it is an address of this machine',
    ]);
  if (sample.href !== `${sample.origin}/`)
    conflicts.push([
      'HANDOVER_SAMPLE_URL',
      'must end with the host: the demo’s pages are looked for below it',
    ]);
  if (sample.origin === URL.parse(settings.NEXTAUTH_URL ?? '')?.origin)
    conflicts.push([
      'HANDOVER_SAMPLE_URL',
      'is this installation itself: sample and real data never share one',
    ]);
  return conflicts;
}

type BucketSetting =
  `S3_${'BUCKET' | 'REGION' | 'ENDPOINT' | 'ACCESS_KEY_ID' | 'SECRET_ACCESS_KEY' | 'PREFIX' | 'PATH_STYLE'}`;

/** @returns each bucket setting that is missing or makes no sense, and why. */
function conflictsOfBucket(settings: Settings<BucketSetting | 'SEAL_KEY_FILE'>): readonly Conflict[] {
  if (settings.S3_BUCKET === undefined) {
    const left = Object.entries(settings).filter(([name, value]) => /^S3_/.test(name) && value !== undefined);
    return left.map(([name]) => [name, 'belongs to a bucket, and S3_BUCKET is not set']);
  }
  const conflicts: Conflict[] = [];
  if (settings.S3_REGION === undefined)
    conflicts.push(['S3_REGION', 'must be the region of the bucket, like eu-central-1']);
  const missing = missingBeside(settings, 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY');
  if (missing) conflicts.push([missing, 'is needed beside the other half of the key']);
  if (settings.SEAL_KEY_FILE === undefined) {
    const why =
      'must name the seal’s key when files are in a bucket: one made here would lie on one machine only';
    conflicts.push(['SEAL_KEY_FILE', why]);
  }
  return conflicts;
}

/** @returns a password without a key for it to open. */
function conflictsOfSeal(settings: Settings<'SEAL_KEY_FILE' | 'SEAL_KEY_PASSWORD'>): readonly Conflict[] {
  if (settings.SEAL_KEY_PASSWORD === undefined || settings.SEAL_KEY_FILE !== undefined) return [];
  return [['SEAL_KEY_PASSWORD', 'opens the key in SEAL_KEY_FILE, which is not set']];
}
