/** The time zones that the browser knows, with those given first even if it knows them by another name. */
export function zonesWith(...first: string[]): string[] {
  return [...new Set([...first, ...Intl.supportedValuesOf('timeZone')])];
}

/** A zone to choose: its name in the reader's language with the place it is named after. */
export function zoneLabel(zone: string, language: string): string {
  const name = named(zone, language, 'longGeneric');
  if (language === 'ja') {
    // The places have Japanese names only as "ニューヨーク時間".
    const place = named(zone, language, 'shortGeneric')?.match(/^(.+)時間$/)?.[1];
    return name && place && !name.startsWith(place) ? `${name}（${place}）` : (name ?? zone);
  }
  const place = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
  return name && name !== zone ? `${place} (${name})` : place;
}

function named(zone: string, language: string, timeZoneName: 'longGeneric' | 'shortGeneric'): string | undefined {
  return new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName }).formatToParts(new Date()).find((p) => p.type === 'timeZoneName')?.value;
}
