import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, ask } from '../api/client';
import type { Inquiry } from '../api/schema/signup';
import { Page } from '../parts/page';
import { useProblemText } from '../parts/problem_text';
import { Ready } from '../parts/ready';
import { useSend } from '../parts/send';
import { useTimes } from '../parts/time';
import { Chip } from './chip';
import { Facts } from './facts';
import { HearingForm } from './hearing_form';
import { History } from './history';
import { LostDialog } from './lost_dialog';
import { useMoved } from './moved';
import { Panel } from './panel';
import classes from './parts.module.css';
import { InquiryChip } from './statuses';
import { StepForm, type StepName } from './step_form';

const EraseInquirer = lazy(async () => ({ default: (await import('./erase_person')).EraseInquirer }));

/** Reads one inquiry. */
export function useInquiry(id: string) {
  return useQuery({ queryKey: ['inquiry', id], queryFn: () => ask(api.signup.GET('/api/signup/inquiries/{id}', { params: { path: { id } } })) });
}

type Status = 'aside' | 'received' | 'heard' | 'proposed' | 'contracted' | 'onboarding' | 'live' | 'lost';

/** The step with a day and a note that an inquiry can take next. */
const steps: Readonly<Partial<Record<Status, StepName>>> = { heard: 'proposal', proposed: 'proposal', contracted: 'onboarding', onboarding: 'live' };

/** Everything about an inquiry, and what comes next. */
export function Component() {
  const { t } = useTranslation('operator');
  const id = useParams().id ?? '';
  const query = useInquiry(id);
  return (
    <Page
      title={query.data?.company_name ?? t('inquiries.title')} up={{ to: '/operator', label: t('inquiry.up') }} width="wide"
      actions={query.data && <InquiryChip status={query.data.status} />}
    >
      <Ready query={query} lines={8}>
        {(q) => (
          <div className={classes.split}>
            <Stack gap="lg">
              <Said inquiry={q} />
              <Panel title={t('history.title')}><History of="inquiry" moves={q.moves ?? []} /></Panel>
            </Stack>
            <Next inquiry={q} />
          </div>
        )}
      </Ready>
    </Page>
  );
}

function Said({ inquiry: q }: { inquiry: Inquiry }) {
  const { t } = useTranslation('operator');
  const times = useTimes();
  return (
    <Panel title={t('inquiry.contact')}>
      <Facts
        rows={[
          [t('inquiry.person'), q.person_name],
          [t('inquiry.email'), q.email && <Anchor key="email" href={`mailto:${q.email}`}>{q.email}</Anchor>],
          [t('inquiry.phone'), q.phone && <Anchor key="phone" href={`tel:${q.phone.replaceAll(/[^0-9+]/g, '')}`}>{q.phone}</Anchor>],
          [t('inquiry.wish'), t(`inquiries.interest.${q.interest as 'brochure'}`)],
          [t('inquiry.came'), t(`inquiries.channel.${q.channel as 'web'}`)],
          [t('inquiry.received'), `${times.date(q.received_at)} ${times.clock(q.received_at)}`],
          [t('inquiry.language'), q.locale === 'en' ? t('inquiryNew.en') : t('inquiryNew.ja')],
          [t('inquiry.message'), q.message && <Text key="message" className={classes.said}>{q.message}</Text>],
        ]}
      />
    </Panel>
  );
}

function Next({ inquiry: q }: { inquiry: Inquiry }) {
  const { t } = useTranslation('operator');
  const [said, say] = useState('');
  const [losing, setLosing] = useState(false);
  const status = q.status as Status;
  const open = status === 'received' || status === 'heard' || status === 'proposed';
  const step = steps[status];
  return (
    <div>
      <div role="status">
        {said && <Alert color="tokiwa" variant="light" mb="lg"><Text c="var(--mantine-color-text)">{said}</Text></Alert>}
      </div>
      <Stack gap="lg">
        <Panel title={t('inquiry.next')}>
          <Text>{t(`inquiry.nextText.${status}`)}</Text>
          {status === 'aside' && <Accept inquiry={q} say={say} />}
          {q.steps && q.steps.length > 0 && <Steps inquiry={q} />}
          {q.company_id && <Group><Button component={Link} to={`/operator/companies/${q.company_id}`} variant="default">{t('inquiry.toCompany')}</Button></Group>}
          {open && (
            <Group>
              {status !== 'received' && <Button component={Link} to={`/operator/inquiries/${q.inquiry_id}/contract`}>{t('inquiry.toContract')}</Button>}
              <Button variant="default" c="var(--mantine-color-error)" onClick={() => setLosing(true)}>{t('inquiry.lose')}</Button>
            </Group>
          )}
        </Panel>
        {step && <StepForm key={`${step}/${q.version}`} step={step} inquiry={q} say={say} />}
        {open && <HearingForm key={q.version} inquiry={q} say={say} />}
        <Suspense fallback={null}><EraseInquirer inquiry={q} /></Suspense>
        {open && <LostDialog inquiry={q} open={losing} close={() => setLosing(false)} say={say} />}
      </Stack>
    </div>
  );
}

/** Takes an inquiry in that was kept aside. */
function Accept({ inquiry: q, say }: { inquiry: Inquiry; say: (text: string) => void }) {
  const { t } = useTranslation('operator');
  const moved = useMoved(say);
  const queries = useQueryClient();
  const text = useProblemText();
  const sending = useSend({
    name: `accept/${q.inquiry_id}`,
    send: (_: null, key) => moved.watch(ask(api.signup.POST('/api/signup/inquiries/{id}/acceptance', { params: { path: { id: q.inquiry_id }, header: { 'Idempotency-Key': key } } }))),
    sent: (now) => {
      queries.setQueryData(['inquiry', q.inquiry_id], now);
      void queries.invalidateQueries({ queryKey: ['inquiries'] });
      say(t('inquiry.accepted'));
    },
  });
  return (
    <>
      <Facts rows={[[t('inquiry.doubts'), q.doubts?.map((d) => <Text key={d}>{t(`inquiry.doubt.${d as 'trap'}`)}</Text>)]]} />
      {sending.error !== null && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{text(sending.error, moved.explained)}</Text></Alert>}
      <Group><Button loading={sending.pending && !sending.paused} onClick={() => sending.send(null)}>{t('inquiry.accept')}</Button></Group>
    </>
  );
}

/** How far the company is with its onboarding. */
function Steps({ inquiry }: { inquiry: Inquiry }) {
  const { t } = useTranslation('operator');
  return (
    <Facts rows={(inquiry.steps ?? []).map((s) => [t(`step.of.${s.code}`), <Chip key={s.code} tone={s.done ? 'good' : 'look'}>{t(s.done ? 'step.ready' : 'step.todo')}</Chip>])} />
  );
}
