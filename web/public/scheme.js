// Sets the colour scheme and the language before anything is painted. It is a file of its own because the pages allow no inline scripts.
(function () {
  var stored = null;
  var language = null;
  try {
    stored = localStorage.getItem('kikite.scheme');
    language = localStorage.getItem('kikite.language');
  } catch {
    // storage is closed to us: the system's choice stays
  }
  var dark = stored === 'dark' || (stored !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  if (language === 'ja' || language === 'en') document.documentElement.lang = language;
})();
