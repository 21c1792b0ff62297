import { Alert, Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, ask } from '../api/client';
import type { SessionView } from '../api/schema/sessions';
import { Empty } from '../parts/empty';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { useTimes } from '../parts/time';
import { useConsultant, useNameOf, useSessions } from './booking/calls';
import { Done } from './pulse/done';
import { Form } from './pulse/form';

/** The survey after a talk, by the booking it belongs to: mails lead here. */
export function Component() {
  const { t } = useTranslation('reflect');
  const { id = '' } = useParams();
  const sessions = useSessions();
  const session = sessions.data?.find((s) => s.booking_id === id);
  const [sent, setSent] = useState<{ heavy: boolean }>();
  const name = useNameOf()(useConsultant(session?.consultant_id ?? '').data);
  const times = useTimes();
  if (sent && session) return <Done heavy={sent.heavy} consultant={session.consultant_id} program={session.program} />;
  return (
    <Page
      title={t('pulse.title')} lead={session && t('pulse.lead', { day: times.day(session.starts_at), name })}
      up={{ to: `/bookings/${id}`, label: t('pulse.up') }} width="narrow"
    >
      <Ready query={sessions}>{() => <Survey session={session} sent={(heavy) => setSent({ heavy })} />}</Ready>
    </Page>
  );
}

function Survey({ session, sent }: { session: SessionView | undefined; sent: (heavy: boolean) => void }) {
  const { t } = useTranslation('reflect');
  const program = session?.program ?? '';
  const due = session?.status === 'finished' && session.outcome === 'held' && !session.pulse_answered;
  const form = useQuery({
    queryKey: ['pulse-form', program],
    enabled: due,
    staleTime: Infinity,
    queryFn: () => ask(api.sessions.GET('/api/sessions/pulse-forms/{program}', { params: { path: { program } } })),
  });
  const home = <Button component={Link} to="/bookings" variant="default">{t('pulse.up')}</Button>;
  if (!session || session.status === 'cancelled' || (session.outcome && session.outcome !== 'held')) return <Empty title={t('pulse.noneTitle')} action={home}>{t('pulse.noneText')}</Empty>;
  if (session.pulse_answered) return <Empty title={t('pulse.alreadyTitle')} action={home}>{t('pulse.alreadyText')}</Empty>;
  if (!due) return <Empty title={t('pulse.notYetTitle')} action={home}>{t('pulse.notYetText')}</Empty>;
  return (
    <Ready query={form} lines={6}>
      {(asked) => (
        <Stack gap="lg">
          <Promise notice={asked.notice} />
          <Form session={session} form={asked} sent={sent} />
        </Stack>
      )}
    </Ready>
  );
}

function Promise({ notice }: { notice: { ja: string; en: string } }) {
  const { t, i18n } = useTranslation('reflect');
  return (
    <Alert variant="light" color="tokiwa">
      <Text c="var(--mantine-color-text)">{i18n.language === 'en' ? notice.en : notice.ja}</Text>
      <Text size="sm" c="dimmed" mt={4}>{t('pulse.intro')}</Text>
    </Alert>
  );
}
