import type { ReactNode } from 'react';

/** The frame of pages that have nothing around them: on the way to sign in, and where there is no page. */
export function BareFrame({ children }: { children: ReactNode }) {
  return <main id="content" tabIndex={-1}>{children}</main>;
}
