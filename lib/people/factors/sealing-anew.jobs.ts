import { defineSealing, planSealing } from '@/lib/platform/auth/sealing-anew';
import { SEALED_APPS } from './sealed';

/** Seals the secrets of authenticator apps anew that are sealed under the installation's secret before. */
export const sealApps = defineSealing('people.seal_apps', SEALED_APPS);

/** Plans the next night. */
export const planSealingApps = (): Promise<void> => planSealing(sealApps);
