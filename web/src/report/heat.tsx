import { Group, Text, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { GroupFigure, GroupName, Line, Report } from '../api/schema/reports';
import { Part } from './part';
import classes from './report.module.css';
import { Scroll } from './scroll';
import { useWords } from './words';

type Tone = 'better' | 'worse' | 'leanBetter' | 'leanWorse' | 'plain';

const looks: Record<Tone, { cell?: string; sign: string }> = {
  better: { cell: classes.betterCell, sign: '▲' },
  worse: { cell: classes.worseCell, sign: '▼' },
  leanBetter: { cell: classes.leanCell, sign: '△' },
  leanWorse: { cell: classes.leanCell, sign: '▽' },
  plain: { sign: '' },
};

/** How a department stands: told from the others by the report's own test; leaning if the company's figure is outside its range. */
export function toneOf(line: Line, g: GroupFigure): Tone {
  if (g.differs === 'better' || g.differs === 'worse') return g.differs;
  const company = line.company?.value;
  if (company === undefined || g.figure.coding || (company >= g.figure.low && company <= g.figure.high)) return 'plain';
  return g.figure.value > company === line.better > 0 ? 'leanBetter' : 'leanWorse';
}

/** All departments beside all measures, as text with a tint. */
export function Heat({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const words = useWords();
  const groups = report.groups ?? [];
  const lines = (report.lines ?? []).filter((l) => l.groups?.length);
  if (groups.length === 0 || lines.length === 0) return null;
  return (
    <Part id="departments" title={t('heat.title')} lead={t('heat.lead')}>
      <Scroll label={t('heat.caption')}>
        <table className={classes.heat}>
          <thead>
            <tr>
              <th scope="col">{t('heat.group')}</th>
              {lines.map((l) => <th key={l.code} scope="col">{words.short(l)}</th>)}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t('heat.company')}</th>
              {lines.map((l) => l.company ? <td key={l.code}>{words.value(l, l.company)}</td> : <Nothing key={l.code} />)}
            </tr>
            {groups.map((g) => <Department key={g.id} group={g} lines={lines} />)}
          </tbody>
        </table>
      </Scroll>
      <Legend />
      <Merged groups={groups} />
    </Part>
  );
}

function Department({ group, lines }: { group: GroupName; lines: readonly Line[] }) {
  const words = useWords();
  return (
    <tr>
      <th scope="row">{words.path(group.name)}</th>
      {lines.map((l) => {
        const found = l.groups?.find((g) => g.group === group.id);
        return found ? <Cell key={l.code} line={l} found={found} /> : <Nothing key={l.code} />;
      })}
    </tr>
  );
}

function Cell({ line, found }: { line: Line; found: GroupFigure }) {
  const { t } = useTranslation('report');
  const words = useWords();
  const tone = toneOf(line, found);
  const { cell, sign } = looks[tone];
  return (
    <td className={cell}>
      {sign && <span aria-hidden="true">{sign} </span>}
      {words.value(line, found.figure)}
      {tone !== 'plain' && <VisuallyHidden> ({t(`heat.${tone}`)})</VisuallyHidden>}
    </td>
  );
}

function Nothing() {
  const { t } = useTranslation('report');
  return <td className={classes.noneCell}><span aria-hidden="true">—</span><VisuallyHidden>{t('heat.none')}</VisuallyHidden></td>;
}

function Legend() {
  const { t } = useTranslation('report');
  const rows = [
    { look: classes.betterCell, tint: 'var(--report-better-tint)', sign: '▲', text: t('heat.legendBetter') },
    { look: classes.worseCell, tint: 'var(--report-worse-tint)', sign: '▼', text: t('heat.legendWorse') },
    { look: classes.leanCell, tint: 'var(--report-lean-tint)', sign: '△▽', text: t('heat.legendLean') },
    { look: classes.noneCell, tint: 'transparent', sign: '—', text: t('heat.legendNone') },
  ];
  return (
    <Group component="ul" gap="xs" style={{ listStyle: 'none', columnGap: '1.4rem' }} m={0} p={0} aria-label={t('heat.legend')}>
      {rows.map((r) => (
        <Group component="li" key={r.sign} gap={8} wrap="nowrap">
          <span className={classes.swatch} style={{ background: r.tint }} aria-hidden="true">{r.sign}</span>
          <Text size="sm">{r.text}</Text>
        </Group>
      ))}
    </Group>
  );
}

function Merged({ groups }: { groups: readonly GroupName[] }) {
  const { t } = useTranslation('report');
  const words = useWords();
  const merged = groups.filter((g) => g.merged && g.name.includes('・'));
  return merged.map((g) => <Text key={g.id} size="sm" c="dimmed">{t('heat.merged', { departments: (g.departments ?? []).map((d) => words.path(d).replaceAll(' ', '\u00a0')).join(t('separator')) })}</Text>);
}
