import { List, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { api, ask } from '../api/client';
import { Problem } from '../api/problem';
import type { Receipt } from '../api/schema/signup';
import { Empty } from '../parts/empty';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { useTimes } from '../parts/time';
import { Fact, Facts, Sheet } from '../employee/booking/facts';
import { KeptList } from '../settings/kept';
import { Steps } from '../settings/steps';

/** How often the page looks how far the erasure is, in milliseconds. */
const every = 3_000;

/** The receipt of an erasure, for whoever has its link: there is no sign-in any more. It says nothing of whom it is about. */
export function Component() {
  const { t } = useTranslation('rights');
  const { date } = useTimes();
  const secret = useLocation().hash.slice(1);
  const query = useQuery({
    queryKey: ['receipt', secret], enabled: secret !== '', retry: (n, error) => n < 2 && Problem.of(error).code !== 'no_receipt',
    queryFn: () => ask(api.signup.GET('/api/signup/public/erasures/{secret}', { params: { path: { secret } } })),
    refetchInterval: (q) => (q.state.data && !q.state.data.completed_at ? every : false),
  });
  if (secret === '' || (query.error && Problem.of(query.error).code === 'no_receipt')) {
    return <Page title={t('receipt.title')} width="narrow"><Empty title={t('receipt.unknown')}>{t('receipt.unknownText')}</Empty></Page>;
  }
  const until = query.data && new Date(query.data.erased_at);
  until?.setFullYear(until.getFullYear() + 1);
  return (
    <Page title={t('receipt.title')} lead={until && t('receipt.lead', { date: date(until) })} width="narrow">
      <Ready query={query} lines={8}>{(r) => <Shown receipt={r} />}</Ready>
    </Page>
  );
}

function Shown({ receipt }: { receipt: Receipt }) {
  const { t, i18n } = useTranslation('rights');
  const { moment, date } = useTimes();
  const done = receipt.completed_at;
  const part = (code: string): string => (i18n.exists(`rights:erased.${code}`) ? t(`erased.${code as 'name'}`) : code.replaceAll('_', ' '));
  return (
    <Stack gap="xl">
      <Sheet>
        <div role="status">
          <Title order={2} size="h3" mb="xs">{t(done ? 'receipt.done' : 'receipt.going')}</Title>
          <Text mb="md">{done ? t('receipt.doneText', { date: moment(done) }) : t('receipt.goingText')}</Text>
        </div>
        <Steps steps={receipt.steps.map((s) => ({ context: s.context, done: Boolean(s.at) }))} words={{ done: t('receipt.stepDone'), open: t('receipt.stepOpen') }} />
      </Sheet>
      <Facts>
        <Fact label={t('receipt.asked')}>{date(receipt.erased_at)}</Fact>
        <Fact label={t('receipt.number')}><span style={{ overflowWrap: 'anywhere' }}>{receipt.receipt_id.slice(4)}</span></Fact>
      </Facts>
      <Stack gap="sm">
        <Title order={2} size="h3">{t('receipt.erased')}</Title>
        <List spacing={4}>{receipt.erased.map((code) => <List.Item key={code}>{part(code)}</List.Item>)}</List>
      </Stack>
      <KeptList kept={receipt.kept} />
    </Stack>
  );
}
