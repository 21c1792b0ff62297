import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '../parts/empty';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { useTimes } from '../parts/time';
import { useNow } from '../parts/now';
import { nextCheck, useSelfCheckForm, useSelfChecks } from './self_check/calls';
import { Form } from './self_check/form';

/** The voluntary 57-question self-check; once in twelve months. */
export function Component() {
  const { t } = useTranslation('reflect');
  const times = useTimes();
  const form = useSelfCheckForm();
  const now = useNow(60_000);
  return (
    <Page title={t('selfCheck.title')} lead={t('selfCheck.lead')} up={{ to: '/reflect', label: t('selfCheck.up') }} width="narrow">
      <Ready query={useSelfChecks()}>
        {(checks) => {
          const next = checks[0] && nextCheck(checks[0].at);
          if (next && next.getTime() > now) {
            return (
              <Empty title={t('selfCheck.tooSoonTitle', { day: times.date(next) })} action={<Button component={Link} to="/reflect/self-check/result">{t('selfCheck.see')}</Button>}>
                {t('selfCheck.tooSoonText')}
              </Empty>
            );
          }
          return (
            <Ready query={form} lines={6}>
              {(asked) => (
                <Stack gap="xl">
                  <Form form={asked} />
                  <Text size="xs" c="dimmed">{t('selfCheck.source')}: <span lang="ja">{asked.source}</span></Text>
                </Stack>
              )}
            </Ready>
          );
        }}
      </Ready>
    </Page>
  );
}
