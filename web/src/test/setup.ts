import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { i18n, namespaces, ready } from '../i18n';

// What jsdom does not have and the component library asks for.
vi.stubGlobal('matchMedia', (media: string) => ({
  media, matches: false, addEventListener: () => undefined, removeEventListener: () => undefined, addListener: () => undefined, removeListener: () => undefined,
}));
vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} });
vi.stubGlobal('scrollTo', () => undefined);
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
Element.prototype.scrollIntoView ??= () => undefined;
HTMLDialogElement.prototype.showModal ??= function open(this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
  this.open = false;
};

// A busy machine may take its time; what never comes still fails.
configure({ asyncUtilTimeout: 10_000 });

Blob.prototype.arrayBuffer ??= function bytes(this: Blob) {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result as ArrayBuffer));
    reader.readAsArrayBuffer(this);
  });
};

// All Japanese texts are there before a test begins: whether a part shows at once must not depend on which test ran before it.
beforeAll(async () => {
  await ready;
  await i18n.changeLanguage('ja');
  await i18n.loadNamespaces(namespaces);
});
beforeEach(() => i18n.changeLanguage('ja'));

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  localStorage.clear();
});
