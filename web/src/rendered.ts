/** The pages that are rendered when the client is built, so that they can be read before any script has come. */
export const rendered = {
  language: 'ja',
  paths: ['/', '/programs', '/confidentiality', '/about', '/inquiry', '/consultants/apply'],
} as const;
