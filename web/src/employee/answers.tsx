import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Said } from '../answers/of_proposal';
import { api, ask } from '../api/client';
import type { AnsweredMonth, ReleasedProposal } from '../api/schema/reports';
import { Empty } from '../parts/empty';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { useWords } from '../report/words';
import { Sheet } from './booking/facts';
import classes from './answers.module.css';

/** What the company answered to the proposals of its reports, as its employees read it. */
export function Component() {
  const { t } = useTranslation('answers');
  const query = useQuery({ queryKey: ['companyAnswers'], queryFn: () => ask(api.reports.GET('/api/reports/answers')) });
  return (
    <Page title={t('employee.title')} lead={t('employee.lead')} up={{ to: '/shared', label: t('employee.up') }} width="narrow">
      <Ready query={query} lines={6}>
        {({ items }) => !items?.some((m) => m.items?.length)
          ? <Empty title={t('employee.none')}>{t('employee.noneText')}</Empty>
          : <Stack gap="xl">{items.filter((m) => m.items?.length).map((m) => <Month key={m.month} of={m} />)}</Stack>}
      </Ready>
    </Page>
  );
}

function Month({ of }: { of: AnsweredMonth }) {
  const { t } = useTranslation('answers');
  const words = useWords();
  return (
    <Stack gap="md" component="section">
      <Title order={2}>{t('employee.month', { month: words.month(of.month) })}</Title>
      {together(of.items ?? [], words.say).map(({ item, findings }) => <One key={item.finding + item.about + item.proposal} item={item} findings={findings} />)}
      {of.open > 0 && <Text size="sm" c="dimmed">{t('employee.open', { count: of.open })}</Text>}
    </Stack>
  );
}

function One({ item, findings }: { item: ReleasedProposal; findings: readonly string[] }) {
  const { t } = useTranslation('answers');
  const { t: report } = useTranslation('report');
  const words = useWords();
  return (
    <Sheet>
      <dl className={classes.steps}>
        <dt>{t('employee.finding')}</dt>
        {findings.map((f) => <dd key={f}>{f}</dd>)}
        <dt>{t('employee.proposal')}</dt>
        <dd><Text fw={600}>{words.say(item.details.action)}</Text>{words.say(item.details.who) !== '' && <Text size="sm" c="dimmed">{t('employee.who')}{report('line.of')}{words.say(item.details.who)}</Text>}</dd>
        <dt>{t('employee.answer')}</dt>
        <dd>{item.answer && <Said answer={item.answer} />}</dd>
      </dl>
    </Sheet>
  );
}

/** The same answer to the same proposal stands once, with all findings that it is for. */
function together(items: readonly ReleasedProposal[], say: (text: ReleasedProposal['statement']) => string): { item: ReleasedProposal; findings: string[] }[] {
  const by = new Map<string, { item: ReleasedProposal; findings: string[] }>();
  for (const item of items) {
    const key = [item.proposal, item.answer?.answer, item.answer?.why, item.answer?.on].join('|');
    const known = by.get(key) ?? { item, findings: [] };
    const finding = say(item.statement);
    if (!known.findings.includes(finding)) known.findings.push(finding);
    by.set(key, known);
  }
  return [...by.values()];
}
