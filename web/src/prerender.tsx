import type { ReactNode } from 'react';
import { StrictMode } from 'react';
import { prerenderToNodeStream } from 'react-dom/static';
import { StaticRouter } from 'react-router';
import { App } from './app';
import { i18n, ready } from './i18n';
import { rendered } from './rendered';

export { rendered };

/** Renders the page at a path to the HTML of #root. */
export async function render(path: string): Promise<string> {
  await ready;
  await i18n.changeLanguage(rendered.language);
  await i18n.loadNamespaces('public');
  const Router = ({ children }: { children: ReactNode }) => <StaticRouter location={path}>{children}</StaticRouter>;
  const failed: unknown[] = [];
  const { prelude } = await prerenderToNodeStream(<StrictMode><App Router={Router} /></StrictMode>, {
    progressiveChunkSize: Number.POSITIVE_INFINITY, // larger parts would be put in place by inline scripts, which the pages refuse
    onError: (error) => void failed.push(error),
  });
  let html = '';
  for await (const chunk of prelude) html += String(chunk);
  if (failed.length > 0) throw failed[0];
  return html;
}
