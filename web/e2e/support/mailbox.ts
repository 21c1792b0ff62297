/** One mail of the local cloud's mailbox. */
export interface Mail {
  id: string;
  /** The function that sent it, or "cognito" for a sign-in code. */
  sender: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  tags: { name: string; value: string }[] | null;
  /** The content is in base64. */
  attachments: { name: string; content_type: string; content: string }[] | null;
}

/** What the mail is: "invitation", "confirmed" … */
export const kindOf = (m: Mail): string => m.tags?.find((t) => t.name === 'kind')?.value ?? '';

/** The mails to an address, or to everybody, oldest first. */
export async function mails(base: string, address = ''): Promise<Mail[]> {
  const answer = await fetch(`${base}/_local/api/mail?${new URLSearchParams({ address: address.toLowerCase(), limit: '1000' })}`);
  if (!answer.ok) throw new Error(`mailbox: ${answer.status}`);
  return ((await answer.json()) as Mail[]).toReversed();
}

/** Waits for a mail that fits, after the first known ones. */
export async function mail(base: string, address: string, fits: (m: Mail) => boolean, known = 0): Promise<Mail> {
  for (const end = Date.now() + 60_000; Date.now() < end; await new Promise((r) => setTimeout(r, 200))) {
    const found = (await mails(base, address)).slice(known).find(fits);
    if (found) return found;
  }
  throw new Error(`no such mail to ${address}`);
}
