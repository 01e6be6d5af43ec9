import { fingerprint } from '@/lib/platform/seal/certificates';
import { sealKey } from '@/lib/platform/seal/key';

/** Another worker that needs the seal's key at its start; prints which one it has. */
process.stdout.write(fingerprint((await sealKey()).certificate));
