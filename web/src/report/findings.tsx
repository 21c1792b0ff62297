import { Anchor, Badge, Stack, Text, Title } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding, Report } from '../api/schema/reports';
import { Loading } from '../parts/loading';
import { useNames } from './names';
import { Part } from './part';
import { anchorOf, placeOf } from './paths';
import classes from './report.module.css';
import { useWords } from './words';

const Proposals = lazy(async () => ({ default: (await import('./details')).Proposals }));

/** What the figures point out, the figures behind it, and what can be done about it. */
export function Findings({ report, answered }: { report: Report; answered?: boolean }) {
  const { t } = useTranslation('report');
  const list = report.findings ?? [];
  return (
    <Part id="findings" title={t('findings.title')}>
      {list.length === 0 ? <Text>{t('findings.none')}</Text> : (
        <div className={classes.pair}>
          <section className={classes.card} aria-labelledby="findings-seen">
            <Title order={3} id="findings-seen" mb="sm">{t('findings.seen')}</Title>
            <Stack component="ol" gap="md" m={0} p={0} className={`${classes.plainList} ${classes.numbered}`}>
              {list.map((f) => <One key={f.code + (f.evidence ?? []).join()} finding={f} report={report} />)}
            </Stack>
          </section>
          <Suspense fallback={<Loading lines={6} />}><Proposals findings={list} answered={answered ? report.month : undefined} /></Suspense>
        </div>
      )}
    </Part>
  );
}

function One({ finding, report }: { finding: Finding; report: Report }) {
  const { t } = useTranslation('report');
  const words = useWords();
  const name = useNames(report);
  const places = (finding.evidence ?? []).flatMap((path) => placeOf(path) ?? []);
  const ways = places.filter((p, i) => places.findIndex((q) => anchorOf(q) === anchorOf(p)) === i); // two figures may stand in one chart
  return (
    <li>
      <Text>{words.say(finding.statement)}</Text>
      <Text component="div" size="sm" mt={2}>
        <Badge variant="light" size="md" radius="sm" tt="none" fw={500} mr="xs" color={finding.sure === 'distinguishable' ? 'tokiwa' : 'gray'} c="var(--mantine-color-text)">
          {t(`findings.sure.${finding.sure}`)}
        </Badge>
        {ways.map((place) => (
          <Anchor key={name(place)} size="sm" mr="sm" href={`#${anchorOf(place)}`} aria-label={t('findings.evidence', { place: name(place) })}>
            {ways.length > 1 ? name(place) : t('findings.look')}
          </Anchor>
        ))}
      </Text>
    </li>
  );
}
