import { Alert, Anchor, Checkbox, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { OwnProfile } from '../../api/schema/signup';
import { FormEnd, useForm } from '../../parts/form';
import { Ready } from '../../parts/ready';
import { calendarDate, useTimes } from '../../parts/time';
import { Rules, useConduct } from '../../public/apply_conduct';
import { Card } from '../card';
import { entryKey } from '../data';

/** Whether the rules in force are accepted. */
export const accepted = (entry: OwnProfile) => entry.conduct?.version === entry.conduct_version;

/** The code of conduct: that it was accepted, and when; or what is to be read and accepted, also anew where the rules changed. */
export function Conduct({ entry }: { entry: OwnProfile }) {
  const { t } = useTranslation('registration');
  return <Card title={t('conduct.title')}>{accepted(entry) ? <Done entry={entry} /> : <Accept entry={entry} />}</Card>;
}

function Done({ entry }: { entry: OwnProfile }) {
  const { t } = useTranslation('registration');
  const times = useTimes();
  const [open, setOpen] = useState(false);
  return (
    <Stack gap="md">
      <Text role="status">{t(entry.conduct?.by ? 'conduct.vouched' : 'conduct.done', { date: times.date(entry.conduct?.at ?? '') })}</Text>
      <div><Anchor component="button" type="button" aria-expanded={open} onClick={() => setOpen(!open)}>{t(open ? 'conduct.close' : 'conduct.read')}</Anchor></div>
      {open && <Read />}
    </Stack>
  );
}

function Read() {
  const query = useConduct();
  return <Ready query={query} lines={6}>{(c) => <Rules rules={c.rules} />}</Ready>;
}

function Accept({ entry }: { entry: OwnProfile }) {
  const { t } = useTranslation('registration');
  const queries = useQueryClient();
  const query = useConduct();
  const form = useForm<{ version: string }, OwnProfile>({
    name: 'own-conduct',
    initial: { version: '' },
    check: (v) => (v.version === '' ? { version: t('conduct.needed') } : {}),
    send: (v) => ask(api.signup.PUT('/api/signup/me/consultant/conduct', { body: v })),
    sent: (answer) => queries.setQueryData(entryKey, answer),
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack gap="md">
        <Alert color="kaki" variant="light" title={t(entry.conduct ? 'conduct.renewed' : 'conduct.first')}><Stack gap="xs"><Text c="var(--mantine-color-text)">{t('conduct.text')}</Text><Term entry={entry} /></Stack></Alert>
        <Ready query={query} lines={6}>
          {(c) => (
            <>
              <Rules rules={c.rules} />
              <Checkbox
                size="md" name="version" label={t('conduct.promise')} checked={form.values.version === c.version} error={form.errorOf('version')}
                onChange={(e) => form.set('version', e.currentTarget.checked ? c.version : '')}
              />
              <FormEnd form={{ ...form, kept: false }} label={t('conduct.accept')} explained={{ conduct_version: t('conduct.changed') }} />
            </>
          )}
        </Ready>
      </Stack>
    </form>
  );
}

/** Until when it is asked for and what happens after it, so that nobody is surprised. */
function Term({ entry }: { entry: OwnProfile }) {
  const { t } = useTranslation('registration');
  const times = useTimes('UTC');
  const words = entry.paused ? t('conduct.paused') : entry.conduct_until && t('conduct.until', { date: times.date(calendarDate(entry.conduct_until)) });
  return words ? <Text c="var(--mantine-color-text)">{words}</Text> : null;
}
