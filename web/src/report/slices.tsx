import { Stack, Title } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Line, Report, Slice } from '../api/schema/reports';
import { Compared } from './compared';
import { Part } from './part';
import classes from './report.module.css';
import { useWords } from './words';

type Attribute = Slice['attribute'];

/** The figures by age, job and length of service, one attribute at a time; the file for printing has all of them. */
export function Slices({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const group = useId();
  const slices = report.slices ?? [];
  const attributes = [...new Set(slices.map((s) => s.attribute))];
  const [chosen, choose] = useState<Attribute>();
  if (!(report.lines ?? []).some((l) => l.slices?.length)) return null;
  const shown = chosen ?? attributes[0];
  return (
    <Part id="slices" title={t('slices.title')} lead={t('slices.lead')}>
      {attributes.length > 1 && (
        <fieldset className={`no-print ${classes.choice}`} aria-label={t('slices.title')}>
          {attributes.map((a) => <label key={a}><input type="radio" name={group} value={a} checked={a === shown} onChange={() => choose(a)} />{t(`slices.attribute.${a}`)}</label>)}
        </fieldset>
      )}
      {shown && <Of attribute={shown} report={report} />}
    </Part>
  );
}

function Of({ attribute, report }: { attribute: Attribute; report: Report }) {
  const lines = (report.lines ?? []).map((line) => ({ line, groups: (line.slices ?? []).filter((g) => report.slices?.some((s) => s.id === g.group && s.attribute === attribute)) }));
  return <div className={classes.cards}>{lines.filter(({ groups }) => groups.length > 0).map(({ line, groups }) => <One key={line.code} line={line} groups={groups} attribute={attribute} report={report} />)}</div>;
}

function One({ line, groups, attribute, report }: { line: Line; groups: NonNullable<Line['slices']>; attribute: Attribute; report: Report }) {
  const { t } = useTranslation('report');
  const words = useWords();
  const name = t(`slices.attribute.${attribute}`);
  const nameOf = (id: string) => {
    const slice = report.slices?.find((s) => s.id === id);
    return slice ? words.say(slice.label) : '';
  };
  return (
    <article className={classes.card}>
      <Stack gap="md">
        <Title order={3}>{words.say(line.label)}</Title>
        <Compared line={line} title={t('slices.by', { attribute: name })} head={name} groups={groups} nameOf={nameOf} />
      </Stack>
    </article>
  );
}
