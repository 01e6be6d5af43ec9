export { MailLayout } from './layout';
export { isMailSetUp } from './provider';
export { type MailAttachment, queueMail } from './queue';
export { findSuppression, liftSuppression, type Suppression } from './suppressing';
export { FinePrint, Quoted, Text } from './text';
