import { Alert, Button, List, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { EmergencyBody, HelpOutputBody } from '../../api/schema/sessions';
import { Problem } from '../../api/problem';
import { HelpLines } from '../../help/lines';
import { Phone } from '../../help/phone';
import { Dialog } from '../../parts/dialog';
import { useSend } from '../../parts/send';
import classes from './talk.module.css';

const kinds = ['self', 'others', 'unsure'] as const;
type Kind = (typeof kinds)[number];

/** Calls for help with one more press, and then says what to do. 119 and 110 stand there all the time: they need no answer of ours. */
export function SOSDialog({ session, open, close }: { session: string; open: boolean; close: () => void }) {
  const { t } = useTranslation('sos');
  const sending = useSend<Kind, HelpOutputBody>({
    name: `sos/${session}`,
    send: (kind, key) => ask(api.sessions.POST('/api/sessions/sessions/{id}/sos', { params: { path: { id: session }, header: { 'Idempotency-Key': key } }, body: { kind } })),
  });
  const known: Readonly<Record<string, string>> = { too_early: t('too_early'), too_late: t('too_late'), erased: t('erased') };
  return (
    <Dialog open={open} title={t('title')} close={close}>
      <Stack gap="md">
        <Calls />
        <div role="alert">
          {(sending.error || sending.paused) && <Alert color="red" variant="light"><Text c="var(--mantine-color-text)">{known[Problem.of(sending.error).code] ?? t('failed')}</Text></Alert>}
        </div>
        {sending.data ? <Then help={sending.data} session={session} /> : (
          <>
            <Text>{t('lead')}</Text>
            <Stack gap="sm">
              {kinds.map((kind) => <Button key={kind} color="red" size="lg" fullWidth variant={kind === 'unsure' ? 'outline' : 'filled'} c={kind === 'unsure' ? 'var(--mantine-color-error)' : undefined} disabled={sending.pending} onClick={() => sending.send(kind)}>{t(kind)}</Button>)}
            </Stack>
            <Text size="sm" role="status">{sending.pending && t('sending')}</Text>
          </>
        )}
      </Stack>
    </Dialog>
  );
}

function Calls() {
  const { t } = useTranslation('sos');
  return (
    <div className={classes.calls}>
      <a href="tel:119" className={classes.call}><strong>{t('call119')}</strong></a>
      <a href="tel:110" className={classes.call}><strong>{t('call110')}</strong></a>
    </div>
  );
}

function Then({ help, session }: { help: HelpOutputBody; session: string }) {
  const { t } = useTranslation('sos');
  const steps = t('steps', { returnObjects: true }).slice(0, help.emergency?.phone ? undefined : -1); // the last one is to call the contact
  return (
    <>
      <Text fw={600} role="status">{help.told > 0 ? t('told', { count: help.told }) : t('toldNobody')}</Text>
      <section>
        <Title order={3} size="h4" mb={6}>{t('do')}</Title>
        <List type="ordered" spacing={6}>{steps.map((step) => <List.Item key={step}>{step}</List.Item>)}</List>
      </section>
      <section>
        <Title order={3} size="h4" mb={6}>{t('contact')}</Title>
        {help.emergency ? <Contact given={help.emergency} /> : <Text>{t('none')}</Text>}
      </section>
      <Learnt help={help} session={session} />
      <section>
        <Title order={3} size="h4" mb={6}>{t('lines')}</Title>
        <HelpLines />
      </section>
    </>
  );
}

function Contact({ given: e }: { given: EmergencyBody }) {
  const { t } = useTranslation('sos');
  return (
    <dl className={classes.facts}>
      {e.own_name && <><dt>{t('own_name')}</dt><dd>{e.own_name}</dd></>}
      {e.own_phone && <><dt>{t('own_phone')}</dt><dd><Phone number={e.own_phone} /></dd></>}
      {e.place && <><dt>{t('place')}</dt><dd>{e.place}</dd></>}
      {e.name && <><dt>{t('name')}</dt><dd>{e.name}{e.relation && ` (${e.relation})`}</dd></>}
      {e.phone && <><dt>{t('phone')}</dt><dd><Phone number={e.phone} /></dd></>}
    </dl>
  );
}

// What becomes known afterwards, for the operators: it begins with what was sent before, since it takes its place.
function Learnt({ help, session }: { help: HelpOutputBody; session: string }) {
  const { t } = useTranslation('sos');
  const [place, setPlace] = useState(help.place ?? '');
  const [note, setNote] = useState(help.note ?? '');
  const entry = help.entry_id;
  const [told, setTold] = useState(false);
  const sending = useSend<{ place: string; note: string }, unknown>({
    name: `sos/${entry}/more`,
    send: (body) => ask(api.sessions.PUT('/api/sessions/sessions/{id}/sos/{entry}', { params: { path: { id: session, entry } }, body })),
    sent: () => setTold(true),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTold(false);
        sending.send({ place, note });
      }}
    >
      <Stack gap="sm">
        <Title order={3} size="h4">{t('nowTitle')}</Title>
        <Textarea label={t('nowPlace')} minRows={1} value={place} onChange={(e) => setPlace(e.currentTarget.value)} />
        <Textarea label={t('nowNote')} minRows={2} value={note} onChange={(e) => setNote(e.currentTarget.value)} />
        <div><Button type="submit" variant="default" loading={sending.pending}>{t('nowSend')}</Button></div>
        <Text size="sm" role="status" c={sending.error ? 'var(--mantine-color-error)' : undefined}>{sending.error ? t('failed') : told && t('nowSent')}</Text>
      </Stack>
    </form>
  );
}
