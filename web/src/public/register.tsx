import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { api, ask } from '../api/client';
import type { InvitationView } from '../api/schema/signup';
import { session } from '../auth/session';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { useTimes } from '../parts/time';
import classes from './register.module.css';
import { RegisterForm } from './register_form';
import { codeOf } from './said';
import { Sent } from './sent';

const signIn = () => void session.signIn('/home');

/**
 * Where the link of an invitation leads. The secret stands after the #, so that no server's log has it, and stays there for a reload.
 * The page is the same whether or not the person registered before: the company can read the mailbox that the link was sent to.
 */
export function Component() {
  const { t } = useTranslation('public');
  const secret = useLocation().hash.slice(1);
  const [done, setDone] = useState<string>();
  if (done !== undefined) return <Done email={done} />;
  if (secret === '') return <Astray title={t('register.none.title')} text={t('register.none.text')} />;
  return <Invited key={secret} secret={secret} done={setDone} />;
}

function Invited({ secret, done }: { secret: string; done: (email: string) => void }) {
  const { t } = useTranslation('public');
  const invitation = useQuery({
    queryKey: ['invitation', secret],
    queryFn: () => ask(api.signup.GET('/api/signup/public/invitations/{secret}', { params: { path: { secret } } })),
  });
  const code = codeOf(invitation.error);
  if (code === 'invitation_expired') return <Astray title={t('register.expired.title')} text={t('register.expired.text')} />;
  if (code === 'no_invitation' || code === 'invalid') return <Astray title={t('register.unknown.title')} text={t('register.unknown.text')} />;
  return (
    <Page title={t('register.title')} width="narrow">
      <Ready query={invitation}>{(view) => <Welcome view={view} secret={secret} done={done} />}</Ready>
    </Page>
  );
}

function Welcome({ view, secret, done }: { view: InvitationView; secret: string; done: (email: string) => void }) {
  const { t, i18n } = useTranslation('public');
  const times = useTimes();
  return (
    <Stack gap="lg">
      <div>
        <p className={classes.for}>{t('register.for', { company: view.company_name })}</p>
        <Text mt={6}>{t('register.lead')}</Text>
      </div>
      <Never />
      <RegisterForm secret={secret} done={done} />
      {(view.programs ?? []).length > 0 && (
        <section>
          <Title order={2} size="h3">{t('register.programs')}</Title>
          <ul className={classes.programs}>{view.programs?.map((p) => <li key={p.code}>{i18n.language === 'en' ? p.en : p.ja}</li>)}</ul>
        </section>
      )}
      <Text size="sm" c="dimmed">{t('register.until', { date: times.date(view.expires_at) })}</Text>
      <Known />
    </Stack>
  );
}

function Never() {
  const { t } = useTranslation('public');
  return (
    <section className={classes.never}>
      <Title order={2} size="h3">{t('register.never.title')}</Title>
      <ul>
        {(['who', 'what', 'mail'] as const).map((k) => <li key={k}><IconEyeOff size={20} aria-hidden />{t(`register.never.${k}`)}</li>)}
      </ul>
      <Link to="/confidentiality">{t('register.never.more')}</Link>
    </section>
  );
}

function Known() {
  const { t } = useTranslation('public');
  const { t: common } = useTranslation();
  return (
    <Group gap="xs">
      <Text size="sm" c="dimmed">{t('register.known')}</Text>
      <Anchor component="button" type="button" size="sm" onClick={signIn}>{common('signIn')}</Anchor>
    </Group>
  );
}

/** For a link that does not work: why, and the way on. */
function Astray({ title, text }: { title: string; text: string }) {
  return <Page title={title} lead={text} width="narrow"><Known /></Page>;
}

function Done({ email }: { email: string }) {
  const { t } = useTranslation('public');
  return (
    <Sent title={t('register.done.title')} actions={<Button size="md" onClick={signIn}>{t('register.done.action')}</Button>}>
      <p>{t('register.done.text', { email })}</p>
      <Text size="sm">{t('register.done.none')}</Text>
      <Text size="sm" c="dimmed">{t('register.done.later')}</Text>
    </Sent>
  );
}
