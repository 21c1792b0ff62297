import { Alert, Button, Radio, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, ask } from '../../api/client';
import type { DetailBody } from '../../api/schema/matching';
import { useProblemText } from '../../parts/problem_text';
import { Ready } from '../../parts/ready';
import { useSend } from '../../parts/send';
import { type Program, useOffered } from '../find/programs';
import { WaitFor } from '../waits/ask';
import classes from './consultant.module.css';

interface Props {
  consultant: DetailBody;
  program?: Program;
  source: 'picks' | 'search';
}

/** The way from a consultant's page to a time: the kind of talk, where it is not clear yet, and the choice itself. */
export function Ask({ consultant, program, source }: Props) {
  const { t } = useTranslation('employee');
  const serves = (p: Program) => consultant.programs?.some((l) => l.code === p) ?? false;
  const choice = (list: readonly Program[]) => {
    const both = list.filter(serves);
    if (both.length === 0) return <Text>{t('consultant.noProgram')}</Text>;
    return <Choice id={consultant.consultant_id} programs={both} source={source} />;
  };
  return (
    <aside className={classes.ask} aria-label={t('consultant.ask')}>
      {program && serves(program) ? choice([program]) : <AmongOffered>{choice}</AmongOffered>}
    </aside>
  );
}

function AmongOffered({ children }: { children: (offered: readonly Program[]) => ReactNode }) {
  return <Ready query={useOffered()} lines={2}>{children}</Ready>;
}

interface ChoiceProps {
  id: string;
  programs: readonly Program[];
  source: 'picks' | 'search';
}

function Choice({ id, programs, source }: ChoiceProps) {
  const { t } = useTranslation('employee');
  const { t: common } = useTranslation();
  const explain = useExplained();
  const navigate = useNavigate();
  const [program, setProgram] = useState<Program | undefined>(programs.length === 1 ? programs[0] : undefined);
  const [missing, setMissing] = useState(false);
  const nominate = useSend({
    name: `nominate/${id}`,
    send: (chosen: Program, key) =>
      ask(api.matching.POST('/api/matching/nominations', {
        params: { header: { 'Idempotency-Key': key } }, body: { consultant_id: id, program: chosen, source },
      })),
    sent: (_, chosen) => navigate(`/book/${id}?program=${chosen}`),
  });
  return (
    <Stack gap="sm">
      {programs.length === 1 && program
        ? <Text fw={600} ff="var(--kikite-serif)">{common(`program.${program}`)}</Text>
        : (
          <Radio.Group
            label={t('consultant.program')} value={program ?? ''} error={missing ? t('consultant.programMissing') : undefined}
            onChange={(p) => {
              setProgram(p as Program);
              setMissing(false);
              nominate.reset();
            }}
          >
            <Stack gap={8} my={6}>{programs.map((p) => <Radio key={p} value={p} label={common(`program.${p}`)} />)}</Stack>
          </Radio.Group>
        )}
      {nominate.error && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{explain(nominate.error)}</Text></Alert>}
      {nominate.paused && <Alert role="status" color="kaki" variant="light"><Text c="var(--mantine-color-text)">{common('offline')}</Text></Alert>}
      <Button
        size="md" loading={nominate.pending && !nominate.paused} disabled={nominate.paused}
        onClick={() => (program ? nominate.send(program) : setMissing(true))}
      >
        {t('consultant.ask')}
      </Button>
      <Text size="sm" c="dimmed">{t('consultant.askText')}<br />{t('consultant.privateTalk')}</Text>
      <WaitFor quiet consultant={id} programs={programs} />
    </Stack>
  );
}

function useExplained() {
  const { t } = useTranslation('employee');
  const text = useProblemText();
  return (error: unknown) => text(error, {
    program_not_served: t('consultant.problem.program_not_served'),
    program_not_offered: t('consultant.problem.program_not_offered'),
    no_consultant: t('consultant.problem.no_consultant'),
    account_inactive: t('consultant.problem.account_inactive'),
  });
}
