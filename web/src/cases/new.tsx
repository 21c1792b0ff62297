import { Alert, Button, Checkbox, Group, Radio, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api, ask } from '../api/client';
import type { CaseView, DeskView } from '../api/schema/sessions';
import { useMe } from '../auth/me';
import { Fact, Facts, Sheet } from '../employee/booking/facts';
import { FormEnd, useForm } from '../parts/form';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { namedIn } from './named';
import { deskQuery, useCaseChanged } from './queries';
import { Safety } from './safety';
import classes from './thread.module.css';

const ways = ['talk', 'anonymous', 'named'] as const;
type Way = (typeof ways)[number];

/** The three ways to bring harassment and the like up, who would read, and the exact words that would leave. */
export function Component() {
  const { t } = useTranslation('cases');
  const desk = useQuery(deskQuery);
  return (
    <Page title={t('new.title')} lead={t('new.lead')} width="narrow" up={{ to: '/cases', label: t('list.title') }}>
      <Ready query={desk} lines={8}>{(d) => (d.name === '' ? <NoDesk /> : <New desk={d} />)}</Ready>
    </Page>
  );
}

function NoDesk() {
  const { t } = useTranslation('cases');
  return <Stack gap="lg"><Alert role="note" color="kaki" variant="light"><Text c="var(--mantine-color-text)">{t('new.noDesk')}</Text></Alert><Safety desk={false} /></Stack>;
}

function New({ desk }: { desk: DeskView }) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const changed = useCaseChanged();
  const [looking, setLooking] = useState(false);
  const form = useForm({
    name: 'case',
    initial: { way: '' as Way | '', text: '', name: me.name, concerns: {} as Record<string, boolean> },
    check: (v) => ({
      ...(v.text.trim() === '' && { text: common('field.required') }),
      ...(v.way === 'named' && v.name.trim() === '' && { name: common('field.required') }),
    }),
    send: (v, key) => ask(api.sessions.POST('/api/sessions/me/cases', {
      params: { header: { 'Idempotency-Key': key } },
      body: { way: v.way === 'named' ? 'named' : 'anonymous', text: v.text, readers: readersOf(desk, v).map((p) => p.person_id), ...(v.way === 'named' && { name: v.name.trim() }) },
    })),
    sent: async (answer: CaseView) => {
      await changed(answer);
      await navigate(`/cases/${answer.case_id}`);
    },
  });
  const { values } = form;
  const readers = readersOf(desk, values);
  const ownName = values.way === 'anonymous' && namedIn(me.name, values.text);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        if (looking) form.submit(event);
        else if (form.passes((v) => ({ ...(v.text.trim() === '' && { text: common('field.required') }), ...(v.way === 'named' && v.name.trim() === '' && { name: common('field.required') }) }), event)) setLooking(true);
      }}
    >
      <Stack gap="xl">
        <TheDesk desk={desk} />
        <Radio.Group name="way" label={<Title order={2} size="h3" mb="sm">{t('new.way')}</Title>} value={values.way} onChange={(way) => { form.set('way', way as Way); setLooking(false); }}>
          <Stack gap="md">{ways.map((way) => <Radio key={way} size="md" value={way} label={t(`way.${way}`)} description={t(`new.${way}Text`)} />)}</Stack>
        </Radio.Group>
        {values.way === 'talk' && <Sheet tint><Text mb="sm">{t('new.talkOnly')}</Text><Button component={Link} to="/find?program=mental_harassment">{t('safety.talk')}</Button></Sheet>}
        {(values.way === 'anonymous' || values.way === 'named') && !looking && (
          <>
            {values.way === 'named' && <TextInput {...form.text('name')} label={t('new.name')} maxLength={100} required />}
            <Textarea {...form.text('text')} label={t('new.text')} description={t('new.textHint')} minRows={7} maxRows={24} maxLength={4000} required />
            {ownName && <Alert role="status" color="kaki" variant="light"><Text c="var(--mantine-color-text)">{t('new.ownName')}</Text></Alert>}
            <Concerns desk={desk} values={values} set={(concerns) => form.set('concerns', concerns)} />
            {readers.length === 0 ? <Nobody /> : <Group><Button type="submit" size="md">{t('new.look')}</Button></Group>}
          </>
        )}
        {looking && readers.length > 0 && (
          <Stack gap="md">
            <Title order={2}>{t('new.lookTitle')}</Title>
            <Sheet>
              <Facts>
                <Fact label={t('new.to')}>{readers.map((p) => p.name).join(t('and'))}</Fact>
                <Fact label={t('new.from')}>{values.way === 'named' ? values.name : t('new.fromAnonymous')}</Fact>
                <Fact label={t('new.words')}><span className={classes.words}>{values.text}</span></Fact>
              </Facts>
            </Sheet>
            <Text>{t('new.once')}</Text>
            <FormEnd form={form} label={t('new.send')} explained={t('problem', { returnObjects: true })} secondary={<Button variant="default" size="md" onClick={() => setLooking(false)}>{t('new.back')}</Button>} />
          </Stack>
        )}
      </Stack>
    </form>
  );
}

interface Said { text: string; concerns: Record<string, boolean> }

/** Whom the case concerns: those whom the text names, unless the employee says otherwise. */
const concerned = (id: string, name: string, v: Said): boolean => v.concerns[id] ?? namedIn(name, v.text);

const readersOf = (desk: DeskView, v: Said) => desk.people.filter((p) => !concerned(p.person_id, p.name, v));

function TheDesk({ desk }: { desk: DeskView }) {
  const { t } = useTranslation('cases');
  return (
    <Sheet>
      <Facts>
        <Fact label={t('new.desk')} strong>{desk.name}</Fact>
        <Fact label={t('new.official')}>{t(desk.official ? 'new.officialYes' : 'new.officialNo')}</Fact>
        <Fact label={t('new.people')}>{desk.people.length > 0 ? desk.people.map((p) => p.name).join(t('and')) : t('new.noPeople')}</Fact>
      </Facts>
    </Sheet>
  );
}

function Concerns({ desk, values, set }: { desk: DeskView; values: Said; set: (concerns: Record<string, boolean>) => void }) {
  const { t } = useTranslation('cases');
  return (
    <Stack gap="xs" role="group" aria-labelledby="concerns">
      <Title order={2} size="h3" id="concerns">{t('new.concerns')}</Title>
      <Text size="sm" c="dimmed">{t('new.concernsText')}</Text>
      {desk.people.map((p) => (
        <Checkbox
          key={p.person_id} size="md" label={p.name} checked={concerned(p.person_id, p.name, values)}
          description={namedIn(p.name, values.text) ? t('new.concernsNamed') : undefined}
          onChange={(e) => set({ ...values.concerns, [p.person_id]: e.currentTarget.checked })}
        />
      ))}
    </Stack>
  );
}

function Nobody() {
  const { t } = useTranslation('cases');
  return <Stack gap="md" role="status"><Alert color="kaki" variant="light"><Text c="var(--mantine-color-text)">{t('new.nobody')}</Text></Alert><Safety desk={false} /></Stack>;
}
