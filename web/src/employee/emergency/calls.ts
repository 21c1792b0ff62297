import { api, ask } from '../../api/client';
import type { EmergencyOutputBody } from '../../api/schema/sessions';

/** The query of what the caller left for danger to life. */
export const emergencyKey = ['emergency'];

/** Reads it. */
export const readEmergency = (): Promise<EmergencyOutputBody> => ask(api.sessions.GET('/api/sessions/me/emergency'));
