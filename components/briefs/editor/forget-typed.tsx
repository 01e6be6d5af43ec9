'use client';

import { useEffect } from 'react';
import { forgetNewTyping, forgetTyping } from './kept-typing';

/** Once a brief is on record, its page lets this browser forget what was typed for it. */
export function ForgetTyped({
  workspaceId,
  briefId,
  isHandedOver,
}: {
  readonly workspaceId: string;
  readonly briefId: string;
  readonly isHandedOver: boolean;
}) {
  useEffect(() => {
    forgetNewTyping(`new:${workspaceId}`, briefId);
    if (isHandedOver) forgetTyping(briefId);
  }, [workspaceId, briefId, isHandedOver]);
  return null;
}
