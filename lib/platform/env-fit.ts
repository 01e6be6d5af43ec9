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
export function whatDoesNotFit(settings: AllSettings): readonly Wrong[] {
  return [
    ...whatIsWrongWithDemo(settings),
    ...whatIsWrongWithStripe(settings),
    ...whatIsWrongWithGoogle(settings),
    ...whatIsWrongWithBucket(settings),
    ...whatIsWrongWithPush(settings),
    ...whatIsWrongWithSample(settings),
    ...whatIsWrongWithSeal(settings),
  ];
}

type Settings<Name extends string> = { readonly [name in Name]?: string | undefined };
const BOTH_OR_NONE = 'goes together with the other: set both, or none';

/** What tells a demo or a development server from one with real data. */
type Purpose = Settings<'NODE_ENV' | 'HANDOVER_DEMO'>;
type Wrong = readonly [name: string, why: string];

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
function whatIsWrongWithDemo(
  settings: Purpose & Settings<'STRIPE_SECRET_KEY' | 'RESEND_API_KEY' | 'WEBHOOKS_TO_LOOPBACK'>,
): readonly Wrong[] {
  const wrong: Wrong[] = [];
  const hasLiveKey = settings.STRIPE_SECRET_KEY?.startsWith('sk_live_') === true;
  const hasRealMail =
    settings.RESEND_API_KEY !== undefined && !settings.RESEND_API_KEY.startsWith('re_local_');
  if (settings.HANDOVER_DEMO === '1' && (hasLiveKey || hasRealMail))
    wrong.push([
      'HANDOVER_DEMO',
      'lets anybody sign in, so it refuses to run together with a live Stripe or Resend key',
    ]);
  if (settings.WEBHOOKS_TO_LOOPBACK && !mayUseStandIns(settings))
    wrong.push([
      'WEBHOOKS_TO_LOOPBACK',
      'lets webhooks reach what else runs on this machine: only a demo starts with it',
    ]);
  return wrong;
}

/** @returns which of two settings is missing; null when both or neither are set. */
function missingBeside<Name extends string>(settings: Settings<Name>, one: Name, other: Name): Name | null {
  if ((settings[one] === undefined) === (settings[other] === undefined)) return null;
  return settings[one] === undefined ? one : other;
}

type StripeSetting = `STRIPE_${'SECRET_KEY' | 'WEBHOOK_SECRET' | 'BASE_URL'}`;

/** @returns each Stripe setting that doesn't go with the others, and why. A stand-in never comes near real money. */
function whatIsWrongWithStripe(settings: Settings<StripeSetting> & Purpose): readonly Wrong[] {
  const { STRIPE_SECRET_KEY: key, STRIPE_BASE_URL: standIn } = settings;
  const wrong: Wrong[] = [];
  if (standIn !== undefined) {
    if (!mayUseStandIns(settings))
      wrong.push(['STRIPE_BASE_URL', 'points at a stand-in that moves no money: only a demo starts with it']);
    if (key !== undefined && !key.startsWith('sk_test_'))
      wrong.push(['STRIPE_BASE_URL', 'points at a stand-in, which takes keys that start with sk_test_ only']);
    if (!isThisMachine(standIn)) wrong.push(['STRIPE_BASE_URL', 'must be an address of this machine']);
  }
  const missing = missingBeside(settings, 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET');
  if (missing) wrong.push([missing, BOTH_OR_NONE]);
  return wrong;
}

type GoogleSetting = `GOOGLE_${'CLIENT_ID' | 'CLIENT_SECRET' | 'ISSUER'}`;

/** @returns each Google setting that doesn't go with the others, and why. Only Google itself may say who people are. */
function whatIsWrongWithGoogle(settings: Settings<GoogleSetting> & Purpose): readonly Wrong[] {
  const { GOOGLE_ISSUER: standIn } = settings;
  const wrong: Wrong[] = [];
  const missing = missingBeside(settings, 'GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET');
  if (missing) wrong.push([missing, BOTH_OR_NONE]);
  if (standIn === undefined) return wrong;
  if (!mayUseStandIns(settings))
    wrong.push([
      'GOOGLE_ISSUER',
      'names a stand-in that signs in whomever it likes: only a demo starts with it',
    ]);
  if (!isThisMachine(standIn)) wrong.push(['GOOGLE_ISSUER', 'must be an address of this machine']);
  return wrong;
}

type PushSetting = 'PUSH_LOCAL_SERVICE' | `VAPID_${'PUBLIC_KEY' | 'PRIVATE_KEY' | 'SUBJECT'}`;

/**
 * @returns each push setting that doesn't go with the others, or why a stand-in isn't accepted: it reads what people
 * are told, so only a demo may have one.
 */
function whatIsWrongWithPush(settings: Settings<PushSetting> & Purpose): readonly Wrong[] {
  const { PUSH_LOCAL_SERVICE: standIn } = settings;
  const wrong: Wrong[] = [];
  const keys = [settings.VAPID_PUBLIC_KEY, settings.VAPID_PRIVATE_KEY, settings.VAPID_SUBJECT];
  if (keys.some((each) => each !== undefined) && keys.some((each) => each === undefined))
    wrong.push([
      'VAPID_PUBLIC_KEY',
      'goes together with VAPID_PRIVATE_KEY and VAPID_SUBJECT: set all three, or none',
    ]);
  if (standIn === undefined) return wrong;
  if (!mayUseStandIns(settings))
    wrong.push([
      'PUSH_LOCAL_SERVICE',
      'names a stand-in that reads what people are told: only a demo starts with it',
    ]);
  if (!isThisMachine(standIn)) wrong.push(['PUSH_LOCAL_SERVICE', 'must be an address of this machine']);
  return wrong;
}

/**
 * @returns why the sample business isn't linked. Its visitors come over the internet, and it never shares an
 * installation with real data.
 */
function whatIsWrongWithSample(settings: Settings<'HANDOVER_SAMPLE_URL' | 'NEXTAUTH_URL'>): readonly Wrong[] {
  const sample = URL.parse(settings.HANDOVER_SAMPLE_URL ?? '');
  if (!sample) return [];
  const wrong: Wrong[] = [];
  if (sample.protocol !== 'https:' && !isThisMachine(sample.href))
    wrong.push(['HANDOVER_SAMPLE_URL', 'must begin with https://, unless it is an address of this machine']);
  if (sample.href !== `${sample.origin}/`)
    wrong.push(['HANDOVER_SAMPLE_URL', 'must end with the host: the demo’s pages are looked for below it']);
  if (sample.origin === URL.parse(settings.NEXTAUTH_URL ?? '')?.origin)
    wrong.push(['HANDOVER_SAMPLE_URL', 'is this installation itself: sample and real data never share one']);
  return wrong;
}

type BucketSetting =
  `S3_${'BUCKET' | 'REGION' | 'ENDPOINT' | 'ACCESS_KEY_ID' | 'SECRET_ACCESS_KEY' | 'PREFIX' | 'PATH_STYLE'}`;

/** @returns each bucket setting that is missing or makes no sense, and why. */
function whatIsWrongWithBucket(settings: Settings<BucketSetting | 'SEAL_KEY_FILE'>): readonly Wrong[] {
  if (settings.S3_BUCKET === undefined) {
    const left = Object.entries(settings).filter(([name, value]) => /^S3_/.test(name) && value !== undefined);
    return left.map(([name]) => [name, 'belongs to a bucket, and S3_BUCKET is not set']);
  }
  const wrong: Wrong[] = [];
  if (settings.S3_REGION === undefined)
    wrong.push(['S3_REGION', 'must be the region of the bucket, like eu-central-1']);
  const missing = missingBeside(settings, 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY');
  if (missing) wrong.push([missing, 'is needed beside the other half of the key']);
  if (settings.SEAL_KEY_FILE === undefined) {
    const why =
      'must name the seal’s key when files are in a bucket: one made here would lie on one machine only';
    wrong.push(['SEAL_KEY_FILE', why]);
  }
  return wrong;
}

/** @returns a password without a key for it to open. */
function whatIsWrongWithSeal(settings: Settings<'SEAL_KEY_FILE' | 'SEAL_KEY_PASSWORD'>): readonly Wrong[] {
  if (settings.SEAL_KEY_PASSWORD === undefined || settings.SEAL_KEY_FILE !== undefined) return [];
  return [['SEAL_KEY_PASSWORD', 'opens the key in SEAL_KEY_FILE, which is not set']];
}
