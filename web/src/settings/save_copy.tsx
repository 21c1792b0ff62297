import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import { now } from '../api/clock';
import { Problem } from '../api/problem';
import { Actions } from '../employee/booking/facts';
import { useProblemText } from '../parts/problem_text';
import { saveFile } from '../parts/save_file';
import { useTimes } from '../parts/time';

type Form = 'html' | 'json';

/** Saves the copy, to read or as data. The file comes with the sign-in; there is no link that opens without one. */
export function SaveCopy({ gone }: { gone: () => void }) {
  const { t, i18n } = useTranslation('rights');
  const problem = useProblemText();
  const { key } = useTimes();
  const [busy, setBusy] = useState<Form>();
  const [said, say] = useState('');
  const save = async (form: Form) => {
    if (busy) return;
    setBusy(form);
    say('');
    try {
      const query = { form, language: i18n.language === 'en' ? 'en' : 'ja' } as const;
      saveFile((await ask(api.signup.GET('/api/signup/me/export/file', { params: { query }, parseAs: 'blob' }))), `kikite-${key(new Date(now()))}.${form}`);
      say(t('export.saved'));
    } catch (error) {
      say(problem(error, t('export_problem', { returnObjects: true })));
      if (Problem.of(error).code === 'no_export') gone();
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <>
      <Actions>
        {(['html', 'json'] as const).map((form) => <Button key={form} variant={form === 'html' ? 'filled' : 'default'} loading={busy === form} onClick={() => void save(form)}>{t(`export.${form}`)}</Button>)}
      </Actions>
      <Text size="sm" role="status">{busy ? t('export.saving') : said}</Text>
    </>
  );
}
