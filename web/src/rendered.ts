/**
 * The pages that are rendered when the client is built, so that they can be read before any script has come. Forms are not among
 * them: what somebody has typed so far is known to the browser alone.
 */
export const rendered = {
  language: 'ja',
  paths: ['/', '/programs', '/confidentiality', '/about'],
} as const;
