import './design/styles';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { ready } from './i18n';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
void ready.then(() => createRoot(root).render(<StrictMode><App /></StrictMode>));
