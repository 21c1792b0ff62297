import { Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ask } from '../../api/client';
import type { CareEntryView, ContentsOutputBody, OpeningView } from '../../api/schema/sessions';
import { Phone } from '../../help/phone';
import { useProblemText } from '../../parts/problem_text';
import { useSend } from '../../parts/send';
import { useTimes } from '../../parts/time';
import { Facts } from '../facts';
import classes from './opening.module.css';

/** What was opened, asked for by a press: each look is in the log. It is kept in no cache, and is gone with the page. */
export function Contents({ entry, opening: o }: { entry: CareEntryView; opening: OpeningView }) {
  const { t } = useTranslation('care');
  const times = useTimes();
  const text = useProblemText();
  const sending = useSend<string, ContentsOutputBody>({
    name: `care/read/${o.opening_id}`,
    send: (opening) => ask(api.sessions.POST('/api/sessions/care/{id}/openings/{opening}/read', { params: { path: { id: entry.entry_id, opening } } })),
  });
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">{o.read_until ? t('readNote', { time: times.moment(o.read_until) }) : t('readFirst')}</Text>
      {!sending.data && <div><Button color="red" loading={sending.pending} onClick={() => sending.send(o.opening_id)}>{t('read')}</Button></div>}
      {sending.error && <Text size="sm" role="alert" c="var(--mantine-color-error)">{text(sending.error, t('problem', { returnObjects: true }))}</Text>}
      {sending.data && <Opened contents={sending.data} opening={o} />}
    </Stack>
  );
}

function Opened({ contents: c, opening: o }: { contents: ContentsOutputBody; opening: OpeningView }) {
  const { t } = useTranslation('care');
  const e = c.emergency;
  const saw = o.saw ?? [];
  return (
    <div className={classes.contents} role="status">
      <Stack gap="md">
        <Title order={4} size="md">{t('content.title')}</Title>
        {saw.includes('person') && !e && <Text>{t('content.none')}</Text>}
        <Facts
          rows={[
            [t('content.sosPlace'), c.sos_place], [t('content.sosNote'), c.sos_note], [t('content.own_name'), e?.own_name], [t('content.own_phone'), e?.own_phone && <Phone key="own" number={e.own_phone} />], [t('content.place'), e?.place],
            [t('content.name'), e?.name && `${e.name}${e.relation ? ` (${e.relation})` : ''}`], [t('content.phone'), e?.phone && <Phone key="phone" number={e.phone} />],
            [t('content.company'), c.company_id && <Anchor key="company" component={Link} to={`/operator/companies/${c.company_id}`}>{t('content.companyLink')}</Anchor>],
          ]}
        />
        {saw.includes('sentences') && (
          <div>
            <Text size="sm" c="dimmed" mb={4}>{t('content.sentences')}</Text>
            {(c.sentences ?? []).length === 0 ? <Text>{t('content.noSentences')}</Text> : (c.sentences ?? []).map((s) => <blockquote key={s} className={classes.sentence}>{s}</blockquote>)}
          </div>
        )}
      </Stack>
    </div>
  );
}
