import { Anchor, Button, List, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ask } from '../api/client';
import { now } from '../api/clock';
import type { CompanyView, RosterPerson } from '../api/schema/signup';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { calendarDate, useTimes } from '../parts/time';
import { useWords } from '../report/words';
import { useCompany, useEverybody } from './company';
import classes from './home.module.css';
import { newestOf, nextStep } from './next_step';

/** HR's first page: the next step and where the company stands. Nothing on it tells how the service is used. */
export function Component() {
  const { t } = useTranslation('hr');
  const { t: common } = useTranslation();
  const company = useCompany();
  const everybody = useEverybody();
  const reports = useQuery({ queryKey: ['reports'], queryFn: () => ask(api.reports.GET('/api/reports/reports')) });
  const words = useWords();
  const { date } = useTimes();
  const newest = newestOf(reports.data?.items ?? []);
  return (
    <Page title={common('nav.hr.home')} lead={company.data && t('home.lead', { company: company.data.name })} width="wide">
      {everybody.data && reports.data && <Next people={everybody.data} reports={reports.data.items ?? []} />}
      <div className={classes.cards}>
        <Card title={t('home.roster')}><Ready query={everybody} lines={3}>{(people) => <Roster people={people} />}</Ready></Card>
        <Card title={t('home.report')}>
          <Ready query={reports} lines={2}>
            {() => newest
              ? (
                <>
                  <Anchor component={Link} to={`/hr/reports/${newest.month}`} fz="lg" fw={600}>{words.month(newest.month)}</Anchor>
                  <Text size="sm" c="dimmed">{t('reports.released', { date: date(newest.released_on) })}</Text>
                </>
              )
              : <Text c="dimmed">{t('home.noReport')}</Text>}
          </Ready>
        </Card>
        <Card title={t('home.contract')}><Ready query={company} lines={3}>{(c) => <Contract company={c} />}</Ready></Card>
        <Card title={t('home.programs')}><Ready query={company} lines={3}>{(c) => <Programs company={c} />}</Ready></Card>
      </div>
      <section aria-labelledby="blind">
        <Title order={2} size="h3" id="blind" mb={4}>{t('home.blind.title')}</Title>
        <Text c="dimmed" maw={760}>{t('home.blind.text')}</Text>
      </section>
    </Page>
  );
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  return <section className={classes.card}><Title order={2} size="h3" mb="sm">{title}</Title>{children}</section>;
}

const places = { roster: '/hr/roster', invite: '/hr/invitations', wait: '/hr/invitations', gone: '/hr/roster/departures' } as const;

function Next({ people, reports }: { people: readonly RosterPerson[]; reports: Parameters<typeof nextStep>[1] }) {
  const { t } = useTranslation('hr');
  const words = useWords();
  const [today] = useState(() => new Date(now()));
  const step = nextStep(people, reports, today);
  const to = step.kind === 'report' ? `/hr/reports/${step.month}` : places[step.kind];
  const text = () => {
    if (step.kind === 'report') return t('home.steps.report.text', { month: words.month(step.month) });
    return step.kind === 'invite' || step.kind === 'gone' ? t(`home.steps.${step.kind}.text`, { count: step.count }) : t(`home.steps.${step.kind}.text`);
  };
  return (
    <section className={classes.next} aria-labelledby="next">
      <div>
        <Text size="sm" c="dimmed">{t('home.next')}</Text>
        <Title order={2} id="next">{t(`home.steps.${step.kind}.title`)}</Title>
        <Text mt={4}>{text()}</Text>
      </div>
      <Button component={Link} to={to} size="md">{t(`home.steps.${step.kind}.action`)}</Button>
    </section>
  );
}

function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return <dl className={classes.facts}>{facts.flatMap(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>])}</dl>;
}

function Roster({ people }: { people: readonly RosterPerson[] }) {
  const { t } = useTranslation('hr');
  if (people.length === 0) return <Text c="dimmed">{t('home.noRoster')}</Text>;
  const active = people.filter((p) => p.status === 'active');
  const invited = active.filter((p) => p.invited_at).length;
  const of = (count: number) => t('home.people', { count });
  const gone = people.length - active.length;
  return (
    <Facts facts={[
      [t('home.onRoster'), of(active.length)], [t('home.invited'), of(invited)], [t('home.notInvited'), of(active.length - invited)],
      ...(gone > 0 ? [[t('home.proposed'), of(gone)] as const] : []),
    ]} />
  );
}

function Contract({ company: { contract: c } }: { company: CompanyView }) {
  const { t, i18n } = useTranslation('hr');
  const days = i18n.language === 'en'
    ? new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' })
    : new Intl.DateTimeFormat('ja-JP', { dateStyle: 'long', timeZone: 'UTC' });
  return (
    <Facts facts={[
      [t('home.period'), <Fragment key="span"><span className={classes.whole}>{t('home.from', { date: days.format(calendarDate(c.starts_on)) })}</span>{' '}<span className={classes.whole}>{t('home.to', { date: days.format(calendarDate(c.ends_on)) })}</span></Fragment>],
      [t('home.seats'), t('home.seatsValue', { count: c.seats })],
      [t('home.quota'), c.quota_per_month === 0 ? t('home.quotaNone') : t('home.quotaValue', { count: c.quota_per_month })],
    ]} />
  );
}

function Programs({ company }: { company: CompanyView }) {
  const { t, i18n } = useTranslation('hr');
  return (
    <>
      <List spacing={2}>{company.programs?.map((p) => <List.Item key={p.code}>{i18n.language === 'en' ? p.en : p.ja}</List.Item>)}</List>
      <Anchor component={Link} to="/hr/programs" size="sm" mt="sm" display="inline-block">{t('home.programsChange')}</Anchor>
    </>
  );
}
