export { MailLayout } from './layout';
export { type MailAttachment, type OutgoingMail, queueMail } from './queue';
