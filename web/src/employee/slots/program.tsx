import { Button, Radio, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/empty';
import { Ready } from '../../parts/ready';
import { useConsultant } from '../booking/calls';
import { type Program, programOf } from './aim';

/** Asks what the talk is for, where the way here did not say. */
export function ChooseProgram({ consultant, choose }: { consultant: string; choose: (program: Program) => void }) {
  const { t, i18n } = useTranslation('booking');
  const [program, setProgram] = useState<Program>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (program) choose(program);
  };
  return (
    <Ready query={useConsultant(consultant)}>
      {({ programs }) =>
        programs?.length ? (
          <form onSubmit={submit}>
            <Stack align="flex-start">
              <Radio.Group label={t('slots.programLabel')} value={program ?? ''} onChange={(code) => setProgram(programOf(code))}>
                <Stack gap="sm" mt="sm">
                  {programs.map((p) => <Radio key={p.code} value={p.code} label={i18n.language === 'en' ? p.en : p.ja} size="md" />)}
                </Stack>
              </Radio.Group>
              <Button type="submit" disabled={!program}>{t('slots.programAction')}</Button>
            </Stack>
          </form>
        ) : <Empty title={t('slots.programNone')} />}
    </Ready>
  );
}
