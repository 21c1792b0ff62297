import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Department } from '../api/schema/signup';
import { Panel } from './panel';
import classes from './parts.module.css';

/** Departments with those above them, in the order of the tree: 営業部 / 第一課. */
export function paths(departments: readonly Department[]): { id: string; path: string }[] {
  const by = new Map(departments.map((d) => [d.department_id, d]));
  const path = (d: Department, deep = 0): string[] => {
    const above = d.parent_id ? by.get(d.parent_id) : undefined;
    return [...(above && deep < 20 ? path(above, deep + 1) : []), d.name];
  };
  return departments.map((d) => ({ id: d.department_id, path: path(d).join(' / ') })).toSorted((a, b) => a.path.localeCompare(b.path, 'ja'));
}

/** A company's departments, as its rosters have them. */
export function Departments({ departments }: { departments: Department[] }) {
  const { t } = useTranslation('operator');
  if (departments.length === 0) return <Panel title={t('company.departments')}><Text c="dimmed">{t('company.noDepartments')}</Text></Panel>;
  const names = paths(departments);
  return (
    <Panel title={t('company.departments')} aside={<Text size="sm" c="dimmed">{t('company.departmentCount', { count: names.length })}</Text>}>
      <details open={names.length <= 20}>
        <summary className={classes.summary}>{t('company.showDepartments')}</summary>
        <ul style={{ margin: '0.5rem 0 0', paddingInlineStart: '1.2rem' }}>{names.map((n) => <li key={n.id}>{n.path}</li>)}</ul>
      </details>
    </Panel>
  );
}
