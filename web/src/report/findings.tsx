import { Anchor, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Finding, Proposal, Report } from '../api/schema/reports';
import { Part } from './part';
import { anchorOf, type Place, placeOf } from './paths';
import classes from './report.module.css';
import { useWords, type Words } from './words';

/** What the figures point out, each with the figures behind it and what can be done. */
export function Findings({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const list = report.findings ?? [];
  return (
    <Part id="findings" title={t('findings.title')}>
      {list.length === 0 && <Text>{t('findings.none')}</Text>}
      {list.map((f) => <One key={f.code + (f.evidence ?? []).join()} finding={f} report={report} />)}
    </Part>
  );
}

function One({ finding, report }: { finding: Finding; report: Report }) {
  const { t } = useTranslation('report');
  const words = useWords();
  return (
    <article className={classes.card}>
      <Stack gap="sm">
        <Badge variant="light" color={finding.sure === 'distinguishable' ? 'tokiwa' : 'gray'} c="var(--mantine-color-text)" radius="sm" tt="none">
          {t(`findings.sure.${finding.sure}`)}
        </Badge>
        <Title order={3} lh={1.6}>{words.say(finding.statement)}</Title>
        <Evidence paths={finding.evidence ?? []} report={report} />
        {(finding.proposals ?? []).length > 0 && (
          <div>
            <Text fw={600} mb={4}>{t('findings.proposals')}</Text>
            <Stack component="ul" gap="sm" m={0} pl="1.2em">{finding.proposals?.map((p) => <Suggested key={p.code} proposal={p} />)}</Stack>
          </div>
        )}
      </Stack>
    </article>
  );
}

function Suggested({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation('report');
  const words = useWords();
  return (
    <li>
      <Text>{words.say(proposal.action)}</Text>
      <Text size="sm" c="dimmed">{t(`findings.effort.${proposal.effort}`)} · <span lang="ja">{t('findings.basis', { basis: proposal.basis })}</span></Text>
    </li>
  );
}

function Evidence({ paths, report }: { paths: readonly string[]; report: Report }) {
  const { t } = useTranslation('report');
  const name = useNames(report);
  const places = paths.flatMap((path) => placeOf(path) ?? []);
  if (places.length === 0) return null;
  return (
    <Group gap="xs">
      <Text size="sm" c="dimmed">{t('findings.evidence')}</Text>
      {places.map((place) => <Anchor key={name(place)} size="sm" href={`#${anchorOf(place)}`} underline="always">{name(place)}</Anchor>)}
    </Group>
  );
}

/** Returns what calls a place of the report by the words that stand on the page. */
export function useNames(report: Report): (place: Place) => string {
  const { t } = useTranslation('report');
  const { t: common } = useTranslation();
  const words: Words = useWords();
  return (place) => {
    switch (place.kind) {
      case 'line': {
        const line = report.lines?.find((l) => l.code === place.line);
        const group = report.groups?.find((g) => g.id === place.group);
        const label = line ? words.say(line.label) : '';
        return group ? t('evidence.group', { label, group: words.path(group.name) }) : t('evidence.company', { label });
      }
      case 'topic': return t('evidence.topic', { topic: words.topic(place.topic) });
      case 'topics': return t('withheld.topics');
      case 'talked': return t('withheld.talked');
      case 'pooled': return common(`program.${place.program === 'exit' ? 'exit' : 'pre_joining'}`);
      case 'report': return t('withheld.report');
    }
  };
}
