/** Where to go on after the welcome: a path of ours from the address, never another site's. */
export function nextOf(query: URLSearchParams): string | undefined {
  const next = query.get('next');
  return next?.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\') ? next : undefined;
}
