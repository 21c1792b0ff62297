/** The time zones that the browser knows, with those given first even if it knows them by another name. */
export function zonesWith(...first: string[]): string[] {
  return [...new Set([...first, ...Intl.supportedValuesOf('timeZone')])];
}

/** A zone to choose: its name in the reader's language with the place it is named after. */
export function zoneLabel(zone: string, language: string): string {
  const name = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(new Date()).find((p) => p.type === 'timeZoneName')?.value;
  const place = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
  return name && name !== zone ? `${place} (${name})` : place;
}
