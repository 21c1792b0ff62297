import { Anchor, Button, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconPrinter } from '@tabler/icons-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Mark } from '../design/mark';
import classes from './about.module.css';
import { programCodes } from './program_codes';

const four = ['one', 'two', 'three', 'four'] as const;
const three = ['one', 'two', 'three'] as const;
const stages = ['ask', 'hear', 'contract', 'live'] as const;

/** The brochure: the whole service on one page that also prints well. The mail that answers an inquiry leads here. */
export function Component() {
  const { t } = useTranslation('public');
  const { t: common } = useTranslation();
  useDocumentTitle(`${t('about.title')} | ${common('product')}`);
  return (
    <>
      <div className={`${classes.bar} no-print`}>
        <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => print()}>{t('about.print')}</Button>
      </div>
      <article className={classes.sheet}>
        <div className={classes.head}>
          <p className={classes.brand}><Mark size={34} />{common('product')}</p>
          <Title order={1}>{t('about.title')}</Title>
          <p>{t('about.lead')}</p>
        </div>
        <Part title={t('about.idea.title')}><p>{t('about.idea.text')}</p></Part>
        <div className={classes.two}>
          <Part title={t('about.company.title')}><ul>{four.map((k) => <li key={k}>{t(`about.company.${k}`)}</li>)}</ul></Part>
          <Part title={t('about.employee.title')}><ul>{three.map((k) => <li key={k}>{t(`about.employee.${k}`)}</li>)}</ul></Part>
        </div>
        <Programs />
        <section className={classes.secret}>
          <Title order={2} size="h3">{t('about.secret')}</Title>
          <p>{t('about.secretText')}</p>
          <p className="no-print"><Anchor component={Link} to="/confidentiality">{t('home.promise.action')}</Anchor></p>
        </section>
        <Part title={t('about.experts.title')}><p>{t('about.experts.text')}</p></Part>
        <Begin />
      </article>
    </>
  );
}

function Part({ title, long, children }: { title: string; long?: boolean; children: ReactNode }) {
  return (
    <section className={long ? `${classes.part} ${classes.long}` : classes.part}>
      <Title order={2} size="h3">{title}</Title>
      {children}
    </section>
  );
}

function Programs() {
  const { t } = useTranslation('public');
  const { t: common } = useTranslation();
  return (
    <Part title={t('about.programs')} long>
      <dl className={classes.programs}>
        {programCodes.map((code) => <div key={code}><dt>{common(`program.${code}`)}</dt><dd>{t(`programs.${code}.short`)}</dd></div>)}
      </dl>
    </Part>
  );
}

const never = () => () => undefined;

function Begin() {
  const { t } = useTranslation('public');
  // On paper the address must be readable. Only the browser knows it, not the build that renders this page ahead.
  const origin = useSyncExternalStore(never, () => location.origin, () => '');
  return (
    <Part title={t('about.start')}>
      <ol className={classes.stages}>
        {stages.map((s) => <li key={s}><strong>{t(`home.start.${s}.title`)}</strong>{t(`home.start.${s}.text`)}</li>)}
      </ol>
      <p>{t('about.fee')}</p>
      <p>{t('about.contact')}<br /><Anchor component={Link} to="/inquiry"><span className="no-print">{t('nav.inquiry')}</span><span className={classes.paper}>{`${origin}/inquiry`}</span></Anchor></p>
    </Part>
  );
}
