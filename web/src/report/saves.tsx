import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../api/client';
import { useProblemText } from '../parts/problem_text';
import { saveFile } from '../parts/save_file';
import classes from './report.module.css';

/** The forms of a report that are files. */
export type Form = 'workbook' | 'printed' | 'data';

type Language = 'ja' | 'en';

/** Asks for a form of one report, in a language. */
export type AskForm = (form: Form, language: Language) => Promise<{ data?: Blob; error?: unknown; response: Response }>;

const endings = { workbook: 'xlsx', printed: 'html', data: 'json' } as const;
const all: readonly Form[] = ['workbook', 'printed', 'data'];

/** Ways to keep the report: as a file of each form, and on paper. */
export function Saves({ from, company, month }: { from: AskForm; company: string; month: string }) {
  const { t, i18n } = useTranslation('report');
  const problem = useProblemText();
  const [busy, setBusy] = useState<Form>();
  const [said, say] = useState('');
  const save = async (form: Form) => {
    if (busy) return;
    setBusy(form);
    say('');
    try {
      const file = await ask(from(form, i18n.language === 'en' ? 'en' : 'ja'));
      saveFile(file, `${t('forms.file')}_${company}_${month}.${endings[form]}`);
      say(t('forms.saved'));
    } catch (error) {
      say(`${t('forms.failed')} ${problem(error)}`);
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <div className={`${classes.saves} no-print`}>
      {all.map((form) => <Button key={form} variant="default" loading={busy === form} onClick={() => void save(form)}>{t(`forms.${form}`)}</Button>)}
      <Button variant="default" onClick={() => print()}>{t('print')}</Button>
      <Text size="sm" role="status">{busy ? t('forms.saving') : said}</Text>
    </div>
  );
}
