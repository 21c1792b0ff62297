/**
 * The pages that are rendered when the client is built, with the module of each, so that they can be read before any script has
 * come. Forms are not among them: what somebody has typed so far is known to the browser alone.
 */
export const rendered = {
  language: 'ja',
  pages: {
    '/': 'src/public/home.tsx',
    '/programs': 'src/public/programs.tsx',
    '/confidentiality': 'src/public/confidentiality.tsx',
    '/about': 'src/public/about.tsx',
  },
} as const;
