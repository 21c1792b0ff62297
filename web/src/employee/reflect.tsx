import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SessionView } from '../api/schema/sessions';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { useTimes } from '../parts/time';
import { useConsultant, useNameOf, useSessions } from './booking/calls';
import { Sheet } from './booking/facts';
import { useNow } from '../parts/now';
import { surveyDue } from './booking/state';
import { nextCheck, useSelfChecks } from './self_check/calls';

/** Looking back: surveys that wait, the self-check and its results, words for the company. */
export function Component() {
  const { t } = useTranslation('reflect');
  return (
    <Page title={t('reflect.title')} lead={t('reflect.lead')} width="narrow">
      <Stack gap="md" component="section">
        <Title order={2}>{t('reflect.dueTitle')}</Title>
        <Ready query={useSessions()} lines={2}>{(all) => <Due sessions={all.filter(surveyDue)} />}</Ready>
      </Stack>
      <SelfCheck />
      <Sheet>
        <Stack gap="sm" align="flex-start">
          <Title order={2} size="h3">{t('reflect.talksTitle')}</Title>
          <Text>{t('reflect.talksText')}</Text>
          <Button component={Link} to="/talks" variant="default">{t('reflect.talksAction')}</Button>
        </Stack>
      </Sheet>
      <Sheet>
        <Stack gap="sm" align="flex-start">
          <Title order={2} size="h3">{t('reflect.excerptsTitle')}</Title>
          <Text>{t('reflect.excerptsText')}</Text>
          <Button component={Link} to="/excerpts" variant="default">{t('reflect.excerptsAction')}</Button>
        </Stack>
      </Sheet>
    </Page>
  );
}

function Due({ sessions }: { sessions: readonly SessionView[] }) {
  const { t } = useTranslation('reflect');
  if (sessions.length === 0) return <Text c="dimmed">{t('reflect.dueNone')}</Text>;
  return <>{sessions.map((s) => <DueOne key={s.session_id} session={s} />)}</>;
}

function DueOne({ session }: { session: SessionView }) {
  const { t } = useTranslation('reflect');
  const times = useTimes();
  const name = useNameOf()(useConsultant(session.consultant_id ?? '').data);
  const what = t('reflect.dueItem', { day: times.day(session.starts_at), name });
  return (
    <Sheet>
      <Group justify="space-between">
        <Text fw={600}>{what}</Text>
        <Button component={Link} to={`/bookings/${session.booking_id}/pulse`} aria-label={`${t('reflect.answer')}: ${what}`}>{t('reflect.answer')}</Button>
      </Group>
    </Sheet>
  );
}

function SelfCheck() {
  const { t } = useTranslation('reflect');
  const times = useTimes();
  const checks = useSelfChecks();
  const now = useNow(60_000);
  return (
    <Sheet>
      <Stack gap="sm" align="flex-start">
        <Title order={2} size="h3">{t('reflect.checkTitle')}</Title>
        <Text>{t('reflect.checkText')}</Text>
        <Text size="sm" c="dimmed">{t('reflect.checkVoluntary')}</Text>
        <Ready query={checks} lines={1}>
          {([last]) => {
            const next = last && nextCheck(last.at);
            const open = !next || next.getTime() <= now;
            return (
              <>
                {last && <Text size="sm">{t('reflect.checkLast', { day: times.date(last.at) })}{!open && <><br />{t('reflect.checkNext', { day: times.date(next) })}</>}</Text>}
                <Group>
                  {open && <Button component={Link} to="/reflect/self-check" variant={last ? 'default' : 'filled'}>{t('reflect.checkStart')}</Button>}
                  {last && <Button component={Link} to="/reflect/self-check/result">{t('reflect.checkSeen')}</Button>}
                </Group>
              </>
            );
          }}
        </Ready>
      </Stack>
    </Sheet>
  );
}
