import { Group } from '@mantine/core';
import type { Label } from '../../api/schema/matching';
import classes from './find.module.css';
import { useLabels } from './label';

/** Licences in the API's words: it names only those that were checked, and knows which titles are protected. */
export function Licences({ of }: { of: readonly Label[] | null }) {
  const { label } = useLabels();
  if (!of?.length) return null;
  return (
    <Group gap={6} component="ul" className={classes.plain}>
      {of.map((l) => <li key={l.code} className={classes.licence}>{label(l)}</li>)}
    </Group>
  );
}

/** Themes and the like as quiet tags; most: how many before the rest is only counted. */
export function Tags({ of, most = 99, rest }: { of: readonly Label[] | null; most?: number; rest?: (count: number) => string }) {
  const { label } = useLabels();
  const all = of ?? [];
  if (all.length === 0) return null;
  return (
    <ul className={`${classes.plain} ${classes.tags}`}>
      {all.slice(0, most).map((l) => <li key={l.code} className={classes.tag}>{label(l)}</li>)}
      {all.length > most && rest && <li className={classes.rest}>{rest(all.length - most)}</li>}
    </ul>
  );
}
