import { z } from 'zod';
import { addressesFor, type SharedAddresses } from '@/lib/platform/addresses/addresses-for';

export const Instant = z.iso.datetime().describe('In UTC (RFC 3339).');

/** On the business's calendar. */
export const Day = z.iso.date();

export const Money = z
  .object({ minor: z.int(), currency: z.string() })
  .describe('`minor` counts the smallest unit of `currency` (ISO 4217): 1450 of USD is 14.50.');

/** The two sides of something. */
export const Sides = {
  business: z.object({ id: z.uuid(), name: z.string() }),
  assistant: z.object({ engagementId: z.uuid(), name: z.string() }),
};

type Between = {
  readonly workspaceId: string;
  readonly business: string;
  readonly engagementId: string;
  readonly assistant: string;
};

/** @returns where a token's person finds the pages of a row's business. @param isStaff which side's pages those are */
export function addressesOf(
  { workspaceId, slug }: { readonly workspaceId: string; readonly slug: string },
  isStaff: boolean,
): SharedAddresses {
  return addressesFor({ side: isStaff ? 'owner' : 'assistant', slug, workspaceId });
}

/** @returns a row's two sides in the API's form. */
export function sidesOf({ workspaceId, business, engagementId, assistant }: Between) {
  return {
    business: { id: workspaceId, name: business },
    assistant: { engagementId, name: assistant },
  };
}

export const FileFacts = z.object({ id: z.uuid(), name: z.string(), sizeBytes: z.int() });
