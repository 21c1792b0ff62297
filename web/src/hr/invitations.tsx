import { Alert, Button, Grid, Paper, Stack, Text, Title } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RosterPerson } from '../api/schema/signup';
import { Empty } from '../parts/empty';
import { useDraft } from '../parts/draft';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { useTimes } from '../parts/time';
import { useCompany, useEverybody } from './company';
import { begin, chosen, parts, typed, unknown } from './invite/choice';
import { Confirm } from './invite/confirm';
import { InviteForm } from './invite/form';
import { Letter } from './invite/letter';
import { Runs } from './invite/runs';
import type { Invite } from './invite/send';
import { useWords } from './invite/words';

/** Invitations to the people of the roster, for the first time or again. */
export function Component() {
  const { t } = useTranslation('hr');
  const [read, setRead] = useState(0);
  const everybody = useEverybody(setRead);
  return (
    <Page title={t('invitations.title')} lead={t('invitations.lead')} width="wide">
      {everybody.isPending && read > 0 && <Text size="sm" c="dimmed">{t('invitations.loading', { count: read })}</Text>}
      <Ready query={everybody}>
        {(people) => people.length === 0 ? (
          <Empty title={t('invitations.noRoster.title')} action={<Button component={Link} to="/hr/roster">{t('invitations.noRoster.action')}</Button>}>
            {t('invitations.noRoster.text')}
          </Empty>
        ) : <Inviting everybody={people} />}
      </Ready>
    </Page>
  );
}

function Inviting({ everybody }: { everybody: readonly RosterPerson[] }) {
  const { t } = useTranslation('hr');
  const company = useCompany().data;
  const words = useWords();
  const client = useQueryClient();
  const [choice, set, forget] = useDraft('invitations', begin);
  const [asking, setAsking] = useState<{ invite: Invite; again: number }>();
  const [done, setDone] = useState<{ count: number; at?: string }>();
  const [missing, setMissing] = useState<string>();
  const ask = () => {
    const people = chosen(choice, everybody, company);
    if (choice.who === 'numbers' && typed(choice.numbers).length === 0) return setMissing(t('invitations.someNumbers'));
    if (choice.who === 'department' && choice.department === '') return setMissing(t('invitations.someDepartment'));
    if (people.length === 0 || unknown(choice, everybody).length > 0) return setMissing(people.length === 0 ? t('invitations.none') : undefined);
    const active = everybody.filter((p) => p.status === 'active').length;
    setMissing(undefined);
    setAsking({
      invite: { parts: parts(people, active), people: people.length, locale: choice.locale, text: choice.text, at: choice.when ? new Date(choice.when).toISOString() : undefined, days: choice.days },
      again: people.filter((p) => p.invited_at).length,
    });
  };
  if (done !== undefined) return <Done {...done} more={() => setDone(undefined)} />;
  return (
    <>
      <Promised />
      <Grid gap={{ base: 'lg', md: 'xl' }}>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Paper bg="var(--kikite-surface)" p={{ base: 'md', sm: 'lg' }} style={{ border: '1px solid var(--kikite-line)' }}>
            <InviteForm choice={choice} everybody={everybody} company={company} words={words} set={(next) => {
              setMissing(undefined);
              set(next);
            }} />
            <Stack gap="sm" mt="lg" align="flex-start">
              <div role="status">{missing && <Text c="var(--mantine-color-error)">{missing}</Text>}</div>
              <Button size="md" onClick={ask}>{t('invitations.review')}</Button>
            </Stack>
          </Paper>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6 }}><Letter company={company?.name ?? ''} text={choice.text.trim() ? choice.text : (words?.[choice.locale] ?? '')} locale={choice.locale} days={choice.days} /></Grid.Col>
      </Grid>
      <Runs />
      {asking && (
        <Confirm
          {...asking}
          close={() => setAsking(undefined)}
          sent={(count) => {
            void client.invalidateQueries({ queryKey: ['roster', 'runs'] });
            forget();
            set(begin);
            setAsking(undefined);
            setDone({ count, at: asking.invite.at });
          }}
        />
      )}
    </>
  );
}

function Promised() {
  const { t } = useTranslation('hr');
  return (
    <Alert variant="light" icon={<IconShieldLock aria-hidden />} title={t('invitations.promise.title')}>
      <Text size="sm" c="var(--mantine-color-text)">{t('invitations.promise.text')}</Text>
    </Alert>
  );
}

function Done({ count, at, more }: { count: number; at?: string; more: () => void }) {
  const { t } = useTranslation('hr');
  const { moment } = useTimes();
  return (
    <Paper bg="var(--kikite-surface)" p={{ base: 'md', sm: 'xl' }} style={{ border: '1px solid var(--kikite-line)' }} role="status">
      <Stack gap="sm" align="flex-start">
        <Title order={2}>{t('invitations.done.title', { count })}</Title>
        <Text>{at ? t('invitations.done.later', { when: moment(at) }) : t('invitations.done.text')}</Text>
        <Button variant="default" onClick={more}>{t('invitations.done.more')}</Button>
      </Stack>
    </Paper>
  );
}
