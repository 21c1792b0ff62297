import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { HitBody, Run, SearchBody } from '../../api/schema/matching';
import { type Asked, onlyProgram, queryOf } from './asked';
import { ConsultantCard } from './card';
import classes from './find.module.css';

/** One page of results, as the same cards as the picks, with the words marked. */
export function Results({ body, asked }: { body: SearchBody; asked: Asked }) {
  const program = onlyProgram(asked);
  const suffix = program ? `&program=${program}` : '';
  const mixed = body.hits?.some((h) => !h.near); // where all came by near words, the notice above says it
  return (
    <>
      <ul className={`${classes.plain} ${classes.cards}`}>
        {body.hits?.map((hit) => (
          <li key={hit.consultant.consultant_id}>
            <ConsultantCard
              consultant={hit.consultant} to={`/consultants/${hit.consultant.consultant_id}?from=search${suffix}`} marked={(field, text) => markedIn(hit, field, text)}
            >
              <Found hit={hit} near={hit.near && mixed} />
            </ConsultantCard>
          </li>
        ))}
      </ul>
      <Paging body={body} asked={asked} />
    </>
  );
}

/** A short text of the card with its words marked, where all of it is in the answer. */
function markedIn(hit: HitBody, field: string, text: string) {
  const runs = hit.highlights?.find((m) => m.field === field)?.runs ?? [];
  return runs.map((r) => r.text).join('') === text ? <Marked runs={runs} /> : text;
}

/** Where the words stand in the longer texts. */
function Found({ hit, near }: { hit: HitBody; near: boolean | undefined }) {
  const { t } = useTranslation('employee');
  return (
    <>
      {hit.highlights?.map(({ field, runs }) => (field === 'career' || field === 'introduction') && (
        <Text key={field} size="sm" c="dimmed" lh={1.7}>
          {t(`find.card.field.${field}`)}<Marked runs={runs ?? []} />
        </Text>
      ))}
      {near && <Text size="xs" c="dimmed">{t('find.page.nearHit')}</Text>}
    </>
  );
}

function Marked({ runs }: { runs: readonly Run[] }) {
  return placed(runs).map(({ at, text, hit }) => (hit ? <mark key={at} className={classes.mark}>{text}</mark> : text));
}

/** The runs with where they begin in the text: their only name. */
function placed(runs: readonly Run[]) {
  let end = 0;
  return runs.map(({ text, hit }) => ({ text, hit, at: (end += text.length) - text.length }));
}

function Paging({ body, asked }: { body: SearchBody; asked: Asked }) {
  const { t } = useTranslation('employee');
  const from = (body.page - 1) * body.page_size + 1;
  const to = Math.min(body.total, body.page * body.page_size);
  if (body.total <= body.page_size) return null;
  const page = (n: number) => `/find/search?${queryOf({ ...asked, page: n })}`;
  return (
    <Group component="nav" aria-label={t('find.page.paging')} justify="space-between">
      {body.page > 1 ? <Button component={Link} to={page(body.page - 1)} variant="default">{t('find.page.before')}</Button> : <span />}
      <Text size="sm" c="dimmed" className="tabular">{t('find.page.range', { from, to })}</Text>
      {to < body.total ? <Button component={Link} to={page(body.page + 1)} variant="default">{t('find.page.after')}</Button> : <span />}
    </Group>
  );
}
