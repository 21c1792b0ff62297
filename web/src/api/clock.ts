// How far the service's clock is ahead of this device's, in milliseconds. A device that is minutes off must not show a door as
// closed that is open, and locally the service's clock can be moved.
let ahead = 0;

/** Less than this is the way of an answer through the network, and the header's full seconds. */
const tolerance = 5000;

/** Reads the service's time off an answer. */
export function listen(response: Response): void {
  const date = Date.parse(response.headers.get('Date') ?? '');
  if (Number.isNaN(date)) return;
  const difference = date - Date.now();
  ahead = Math.abs(difference) > tolerance ? difference : 0;
}

/** The service's time now, in milliseconds since 1970, as far as known; else this device's. Pages ask this and never the device. */
export const now = (): number => Date.now() + ahead;
