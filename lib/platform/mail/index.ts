export { MailLayout } from './layout';
export { isMailSetUp } from './provider';
export { type MailAttachment, queueMail } from './queue';
export { Text } from './text';
