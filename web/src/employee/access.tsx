import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ask } from '../api/client';
import type { SeenView } from '../api/schema/sessions';
import { Empty } from '../parts/empty';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { useTimes } from '../parts/time';
import { Fact, Facts, Sheet } from './booking/facts';

/** Who looked at what is the employee's own, at what, why, and what a second person said to it. */
export function Component() {
  const { t } = useTranslation('emergency');
  const query = useQuery({ queryKey: ['access'], queryFn: () => ask(api.sessions.GET('/api/sessions/me/access')) });
  return (
    <Page title={t('access.title')} lead={t('access.lead')} up={{ to: '/settings', label: t('access.up') }} width="narrow">
      <Ready query={query} lines={4}>
        {({ seen }) => !seen || seen.length === 0
          ? <Empty title={t('access.noneTitle')}>{t('access.noneText')}</Empty>
          : <Stack gap="md">{seen.map((line) => <Line key={line.at + line.did} line={line} />)}</Stack>}
      </Ready>
      <Text size="sm" c="dimmed">{t('access.ask')} <Anchor component={Link} to="/inquiry" size="sm" underline="always">{t('access.askAction')}</Anchor></Text>
    </Page>
  );
}

function Line({ line }: { line: SeenView }) {
  const { t, i18n } = useTranslation('emergency');
  const times = useTimes();
  const roles: Readonly<Record<string, string>> = t('access.role', { returnObjects: true });
  const saws: Readonly<Record<string, string>> = t('access.saw', { returnObjects: true });
  const whys: Readonly<Record<string, string>> = t('access.why', { returnObjects: true });
  const saw = [...new Set((line.saw ?? []).map((code) => saws[code] ?? saws.other ?? ''))];
  const what = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(saw);
  const why = line.why ? whys[line.why] : undefined;
  return (
    <Sheet>
      <Title order={2} size="h3" mb={4}>{t('access.line', { who: roles[line.role] ?? roles.operator })}</Title>
      <Text size="sm" c="dimmed" className="tabular" mb="sm">{times.moment(line.at)}{line.times > 1 && ` ・ ${t('access.times', { count: line.times })}`}</Text>
      <Facts>
        <Fact label={t('access.what')}>{what}</Fact>
        {why && <Fact label={t('access.whyLabel')}>{why}</Fact>}
        {line.reason && <Fact label={t('access.reason')}>{line.reason}</Fact>}
        {line.done && <Fact label={t('access.done')}>{line.done}</Fact>}
        {line.why === 'danger' && line.agreed === undefined && <Fact label={t('access.second')}>{t('access.waiting')}</Fact>}
        {line.agreed !== undefined && <Fact label={t('access.second')}>{t(line.agreed ? 'access.agreed' : 'access.disagreed')}{line.second && <><br />{line.second}</>}</Fact>}
      </Facts>
    </Sheet>
  );
}
