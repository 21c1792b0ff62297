import { Badge, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OfProposal } from '../answers/of_proposal';
import type { Finding, Proposal } from '../api/schema/reports';
import classes from './report.module.css';
import { useWords } from './words';

/** Each proposal once with the numbers of the findings that it answers: the one that answers most comes first, then what is easier to start. */
export function ranked(findings: readonly Finding[]): { proposal: Proposal; answers: number; of: number[] }[] {
  const by = new Map<string, { proposal: Proposal; answers: number; of: number[] }>();
  findings.forEach((f, i) => f.proposals?.forEach((proposal) => {
    const { answers = 0, of = [] } = by.get(proposal.code) ?? {};
    by.set(proposal.code, { proposal, answers: answers + 1, of: [...new Set([...of, i + 1])] });
  }));
  const effort = ['low', 'medium', 'high'];
  return [...by.values()].toSorted((a, b) => b.answers - a.answers || effort.indexOf(a.proposal.effort) - effort.indexOf(b.proposal.effort));
}

/** What can be done about all findings together; answered names the month whose proposals the reader answers. */
export function Proposals({ findings, answered }: { findings: readonly Finding[]; answered?: string }) {
  const { t } = useTranslation('report');
  const words = useWords();
  const list = ranked(findings);
  if (list.length === 0) return null;
  return (
    <section className={classes.card} aria-labelledby="findings-proposals">
      <Title order={3} id="findings-proposals" mb="sm">{t('findings.proposals')}</Title>
      <Stack component="ol" gap="md" m={0} p={0} className={classes.plainList}>
        {list.map(({ proposal: p, of }) => (
          <li key={p.code}>
            <Text fw={600}>{words.say(p.action)}</Text>
            {words.say(p.who) !== '' && <Text size="sm" mt={2}>{t('findings.who')}{t('line.of')}{words.say(p.who)}</Text>}
            {words.say(p.evidence) !== '' && <Text size="sm" c="dimmed" mt={2}>{t('findings.evidenceOf')}{t('line.of')}{words.say(p.evidence)}</Text>}
            <Text component="div" size="sm" c="dimmed" mt={2}>
              <Badge variant="default" size="md" radius="sm" tt="none" fw={500} mr="xs">{t(`findings.effort.${p.effort}`)}</Badge>
              {t('findings.answersTo', { numbers: of.join(t('separator')) })}
              {' · '}
              <span lang="ja">{t('findings.basis', { basis: p.basis })}</span>
            </Text>
            {answered && <div className={classes.answer}><OfProposal month={answered} proposal={p.code} /></div>}
          </li>
        ))}
      </Stack>
    </section>
  );
}
