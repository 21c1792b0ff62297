import './design/styles';
import { startTransition, StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './app';
import { i18n, ready } from './i18n';
import { rendered } from './rendered';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const app = <StrictMode><App Router={BrowserRouter} /></StrictMode>;
await ready;
// What was rendered ahead is in Japanese; for other readers it is only a picture until their texts are there.
if (root.hasChildNodes() && location.pathname in rendered.pages && i18n.language === rendered.language) {
  await i18n.loadNamespaces('public');
  startTransition(() => void hydrateRoot(root, app)); // in slices, so that a slow phone answers to touch meanwhile
} else {
  createRoot(root).render(app);
}
