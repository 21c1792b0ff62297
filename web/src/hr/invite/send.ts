import { api, ask } from '../../api/client';
import type { Choice } from './choice';

/** What is sent: the parts of the list in order, so that the same list has the same keys when it is sent again. */
export interface Invite {
  parts: (string[] | undefined)[];
  people: number;
  locale: Choice['locale'];
  text: string;
  /** RFC 3339; undefined: at once. */
  at?: string;
  days: number;
}

/** Asks for all parts, one after another. Each has a key of its own that follows from the whole's: a part that arrived is not done twice. */
export async function sendInvitations(invite: Invite, key: string): Promise<number> {
  for (const [i, numbers] of invite.parts.entries()) {
    await ask(api.signup.POST('/api/signup/invitations', {
      params: { header: { 'Idempotency-Key': invite.parts.length === 1 ? key : `${key}.${i}` } },
      body: { employee_numbers: numbers, locale: invite.locale, sender_text: invite.text.trim() || undefined, send_at: invite.at, valid_days: invite.days },
    }));
  }
  return invite.people;
}
