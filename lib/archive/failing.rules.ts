/** @returns why an archive couldn't be made and what to do, as the page and the mail say it. */
export function archiveFailure(why: 'too_large' | 'failed'): string {
  return why === 'too_large'
    ? 'It is larger than can be kept here for saving by a browser. Whoever runs this installation can make it by a command: npm run archive.'
    : 'It was tried for half an hour. Ask for it again; if that fails too, tell whoever runs this installation.';
}
