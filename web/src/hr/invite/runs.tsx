import { Button, Text, Title, VisuallyHidden } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { InvitationRun } from '../../api/schema/signup';
import { useProblemText } from '../../parts/problem_text';
import { useSend } from '../../parts/send';
import { Table } from '../../parts/table';
import { useTimes } from '../../parts/time';
import { Scroll } from '../../report/scroll';

const shown = 10;

/** What was asked for lately and what waits for its time; what waits can be taken back. Nothing here depends on who registered. */
export function Runs() {
  const { t } = useTranslation('hr');
  const query = useQuery({ queryKey: ['roster', 'runs'], queryFn: () => ask(api.signup.GET('/api/signup/invitations')) });
  const runs = (query.data?.runs ?? []).slice(0, shown);
  if (runs.length === 0) return null;
  const heads = [t('invitations.runs.asked'), t('invitations.runs.people'), t('invitations.runs.language'), t('invitations.runs.days'), t('invitations.runs.state')];
  return (
    <div>
      <Title order={2} size="h3" mb="sm">{t('invitations.runs.title')}</Title>
      <Scroll label={t('invitations.runs.title')}>
        <Table style={{ minWidth: 640 }}>
          <thead><tr>{heads.map((h) => <th key={h} scope="col">{h}</th>)}<th><VisuallyHidden>{t('invitations.runs.cancel')}</VisuallyHidden></th></tr></thead>
          <tbody>{runs.map((r) => <Row key={r.run_id} run={r} />)}</tbody>
        </Table>
      </Scroll>
    </div>
  );
}

function Row({ run }: { run: InvitationRun }) {
  const { t } = useTranslation('hr');
  const { t: common } = useTranslation();
  const { moment } = useTimes();
  const client = useQueryClient();
  const text = useProblemText();
  const sending = useSend<string, unknown>({
    name: `cancel/${run.run_id}`, send: (id) => ask(api.signup.DELETE('/api/signup/invitations/{id}', { params: { path: { id } } })),
    sent: () => client.invalidateQueries({ queryKey: ['roster', 'runs'] }),
  });
  return (
    <tr>
      <td>{moment(run.requested_at)}</td>
      <td>{run.people > 0 ? t('home.people', { count: run.people }) : t('invitations.all')}</td>
      <td>{common(`language.${run.locale === 'en' ? 'en' : 'ja'}`)}</td>
      <td>{t('invitations.daysValue', { count: run.valid_days })}</td>
      <td>
        {run.status === 'scheduled' && run.send_at ? t('invitations.runs.scheduled', { when: moment(run.send_at) }) : t(`invitations.runs.${run.status === 'scheduled' ? 'sending' : run.status}`)}
        {sending.error !== null && <Text size="sm" c="var(--mantine-color-error)" role="alert">{text(sending.error, { run_begun: t('invitations.runs.begun') })}</Text>}
      </td>
      <td>{run.status === 'scheduled' && <Button size="xs" variant="default" loading={sending.pending} onClick={() => sending.send(run.run_id)}>{t('invitations.runs.cancel')}</Button>}</td>
    </tr>
  );
}
