import { Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import { useMe } from '../auth/me';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { AskForContact } from './emergency/asked';
import { ProgramsList } from './find/programs_list';
import { Again } from './home/again';
import { Due } from './home/due';
import { More } from './home/more';
import { NextTalk } from './home/next_talk';
import { Reassure } from './home/reassure';
import { ToProfile } from './home/to_profile';

/** The employee's first page: what comes next, what is asked of them, and the way to somebody to talk to. */
export function Component() {
  const { t } = useTranslation('employee');
  const me = useMe();
  const bookings = useQuery({ queryKey: ['booking', 'bookings'], queryFn: () => ask(api.booking.GET('/api/booking/bookings')) });
  const sessions = useQuery({ queryKey: ['sessions', 'list'], queryFn: () => ask(api.sessions.GET('/api/sessions/sessions')) });
  return (
    <Page title={t('home.title', { name: me.name })} lead={t('home.lead')}>
      <Reassure />
      <Ready query={bookings} lines={5}>
        {(b) => <NextTalk bookings={b.bookings ?? []} sessions={sessions.data?.sessions ?? []} />}
      </Ready>
      <Due sessions={sessions.data?.sessions ?? []} />
      <Stack component="section" gap="sm">
        <Title order={2}>{t('home.programs.title')}</Title>
        <ProgramsList />
        <Again sessions={sessions.data?.sessions ?? []} />
      </Stack>
      <ToProfile />
      <AskForContact />
      <More />
    </Page>
  );
}
