import { Alert, Checkbox, Paper, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import type { CompanyView } from '../api/schema/signup';
import { FormEnd, useForm } from '../parts/form';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import type texts from '../i18n/ja/hr.json';
import { useCompany } from './company';

type Program = keyof (typeof texts)['programs']['about'];

/** Which of the contract's programs employees can choose from, and from how many people on figures are shown. */
export function Component() {
  const { t } = useTranslation('hr');
  const query = useCompany();
  const [saved, setSaved] = useState(false); // out here: the choice begins anew with what was saved
  return (
    <Page title={t('programs.title')} lead={t('programs.lead')}>
      <Ready query={query}>
        {(company) => <><Choice key={company.programs?.map((p) => p.code).join()} {...{ company, saved, setSaved }} /><Threshold company={company} /></>}
      </Ready>
    </Page>
  );
}

function Choice({ company, saved, setSaved }: { company: CompanyView; saved: boolean; setSaved: (saved: boolean) => void }) {
  const { t } = useTranslation('hr');
  const client = useQueryClient();
  const form = useForm({
    name: 'programs',
    initial: { programs: company.programs?.map((p) => p.code) ?? [] },
    check: ({ programs }) => (programs.length === 0 ? { programs: t('programs.one') } : {}),
    send: ({ programs }) => ask(api.signup.PUT('/api/signup/company/programs', { body: { programs } })),
    sent: (answer) => {
      client.setQueryData(['company'], answer);
      setSaved(true);
    },
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack gap="md">
        <Checkbox.Group
          label={<Title order={2} size="h3" mb="sm">{t('programs.choose')}</Title>}
          value={form.values.programs}
          error={form.errorOf('programs')}
          onChange={(programs) => {
            setSaved(false);
            form.set('programs', programs);
          }}
        >
          <Stack gap="sm">{company.offered?.map((p) => <Offer key={p.code} program={p} />)}</Stack>
        </Checkbox.Group>
        <Text size="sm" c="dimmed">{t('programs.voluntary')}<br />{t('programs.changed')}</Text>
        <FormEnd form={form} label={t('programs.save')} />
        <div role="status">{saved && <Alert variant="light"><Text c="var(--mantine-color-text)">{t('programs.saved')}</Text></Alert>}</div>
      </Stack>
    </form>
  );
}

function Offer({ program }: { program: { code: string; ja: string; en: string } }) {
  const { t, i18n } = useTranslation('hr');
  const code = program.code as Program;
  const known = i18n.exists(`programs.about.${code}`, { ns: 'hr' });
  return (
    <Paper bg="var(--kikite-surface)" p="md" style={{ border: '1px solid var(--kikite-line)' }}>
      <Checkbox
        value={program.code}
        name="programs"
        label={<Text span fw={600}>{i18n.language === 'en' ? program.en : program.ja}</Text>}
        description={known && (
          <>
            <Text span display="block" size="sm" c="var(--mantine-color-text)">{t(`programs.about.${code}.text`)}</Text>
            <Text span display="block" size="sm" c="dimmed" mt={4}>{t('programs.asks', { what: t(`programs.about.${code}.asks`) })}</Text>
          </>
        )}
      />
    </Paper>
  );
}

function Threshold({ company }: { company: CompanyView }) {
  const { t } = useTranslation('hr');
  return (
    <Paper component="section" bg="var(--kikite-tint)" p={{ base: 'md', sm: 'lg' }}>
      <Title order={2} size="h3">{t('programs.threshold.title')}</Title>
      <Text fz="1.9rem" ff="var(--kikite-serif)" fw={600}>{t('programs.threshold.value', { count: company.threshold })}</Text>
      <Text>{t('programs.threshold.text')}</Text>
      <Text size="sm" c="dimmed" mt="xs">{t(company.threshold_locked ? 'programs.threshold.locked' : 'programs.threshold.raise')}</Text>
    </Paper>
  );
}
