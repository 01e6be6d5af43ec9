export { MailLayout } from './layout';
export { isMailSetUp } from './provider';
export { type MailAttachment, type OutgoingMail, queueMail } from './queue';
