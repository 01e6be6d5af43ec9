import type { AuditActionOf } from '@/lib/platform/actions/audited';
import type { AuditWords } from './words';

/** Actions on the business as a whole, and on its API access. */
export const BUSINESS_WORDS = {
  'workspace.created': 'set up the business',
  'workspace.changed': 'changed the name, the clock or the currency of the business',
  'workspace.hours_set': 'set the working hours of the business',
  'workspace.imported': 'imported the business from an archive',
  'workspace.managers_approve_time': 'let managers approve time',
  'workspace.owners_alone_approve_time': 'let only owners approve time',
  'workspace.allows_references': 'let assistants name the business in their references',
  'workspace.refuses_references': 'kept the business out of references',
  'workspace.deletion_asked': 'asked for the business to be deleted',
  'workspace.deletion_taken_back': 'cancelled the deletion of the business',
  'workspace.erased': 'deleted the business',
  'archive.asked': 'asked for an archive of the business',
  'archive.made': 'made an archive of the business',
  'archive.failed': 'could not make an archive of the business',
  'archive.saved': 'saved an archive of the business',
  'api_token.made': 'made the token',
  'api_token.ended': 'ended the token',
  'webhook.made': 'made the webhook',
  'webhook.secret_replaced': 'replaced the secret of the webhook',
  'webhook.turned_off': 'turned off the webhook',
  'webhook.turned_on': 'turned on the webhook',
  'webhook.removed': 'removed the webhook',
  'webhook.tested': 'sent a test to the webhook',
  'webhook.sent_again': 'sent a message again to the webhook',
  'demo.story_told': 'wrote the story of this example',
} as const satisfies Record<
  AuditActionOf<'workspace' | 'archive' | 'api_token' | 'webhook' | 'demo'>,
  AuditWords
>;
