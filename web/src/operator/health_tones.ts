import type { Health } from '../api/schema/operations';
import type { Tone } from './chip';

/** The sign of each state of health. */
export const healthTones: Readonly<Record<Health['state'], Tone>> = { healthy: 'good', unknown: 'look', attention: 'bad' };
