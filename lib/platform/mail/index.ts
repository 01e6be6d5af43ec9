export type { MailContent } from './content';
export { isOfNobody } from './gone';
export { MailLayout } from './layout';
export { isMailSetUp } from './provider';
export { dropHeldMails, type MailAttachment, queueMail, releaseHeldMail } from './queue';
export { findSuppression, findSuppressions, liftSuppression, type Suppression } from './suppressing';
export { FinePrint, MailLink, Quiet, Quoted, Text } from './text';
