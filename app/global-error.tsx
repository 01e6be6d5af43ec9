'use client';

import ErrorPage from './error';
import './globals.css';

/** Replaces the whole document when even its outermost layout failed. */
export default function GlobalError(props: Parameters<typeof ErrorPage>[0]) {
  return (
    <html lang="en">
      <body className="min-h-dvh antialiased">
        <title>This page could not be shown · Handover</title>
        <ErrorPage {...props} />
      </body>
    </html>
  );
}
