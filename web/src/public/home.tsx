import { Button, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Band } from './band';
import classes from './home.module.css';
import { Invited, Start, Whom } from './home_begin';
import { Many } from './many';
import { programCodes } from './program_codes';
import { type Step, StepDrawing } from './step_drawing';
import { Window } from './window';

const reasons = ['judge', 'known', 'late'] as const;
const steps: readonly Step[] = ['invite', 'choose', 'talk', 'improve'];

/** The first page: what the service is, for whom, and that nobody at the company learns who talked. */
export function Component() {
  const { t } = useTranslation();
  useDocumentTitle(`${t('product')} | ${t('tagline')}`);
  return (
    <>
      <Hero />
      <Why />
      <How />
      <Kept />
      <Programs />
      <Whom />
      <Start />
    </>
  );
}

function Hero() {
  const { t } = useTranslation('public');
  return (
    <div className={classes.hero}>
      <div>
        <p className={classes.kicker}>{t('home.kicker')}</p>
        <Title order={1}>{t('home.title')}</Title>
        <p className={classes.lead}>{t('home.lead')}</p>
        <div className={classes.actions}>
          <Button component={Link} to="/inquiry?interest=consultation" size="lg">{t('home.consult')}</Button>
          <Button component={Link} to="/inquiry?interest=brochure" size="lg" variant="default">{t('home.brochure')}</Button>
        </div>
        <Invited />
      </div>
      <div className={classes.drawing}><Window /></div>
    </div>
  );
}

function Why() {
  const { t } = useTranslation('public');
  return (
    <Band title={t('home.why.title')} tone="tint">
      <div className={classes.three}>
        {reasons.map((r) => (
          <div key={r}>
            <Title order={3}>{t(`home.why.${r}.title`)}</Title>
            <p>{t(`home.why.${r}.text`)}</p>
          </div>
        ))}
      </div>
    </Band>
  );
}

function How() {
  const { t } = useTranslation('public');
  return (
    <Band title={t('home.how.title')} lead={t('home.how.lead')}>
      <ol className={classes.steps}>
        {steps.map((s) => (
          <li key={s}>
            <StepDrawing of={s} />
            <Title order={3}>{t(`home.how.${s}.title`)}</Title>
            <p>{t(`home.how.${s}.text`)}</p>
          </li>
        ))}
      </ol>
    </Band>
  );
}

function Kept() {
  const { t } = useTranslation('public');
  return (
    <Band title={t('home.promise.title')} tone="deep">
      <div className={classes.promise}>
        <div>
          <p>{t('home.promise.text')}</p>
          <Link to="/confidentiality" className={classes.light}>{t('home.promise.action')}</Link>
        </div>
        <Many />
      </div>
    </Band>
  );
}

function Programs() {
  const { t } = useTranslation('public');
  const { t: common } = useTranslation();
  return (
    <Band title={t('home.programs.title')} lead={t('home.programs.lead')}>
      <ul className={classes.cards}>
        {programCodes.map((code) => (
          <li key={code}>
            <Link to={`/programs#${code}`} className={classes.card}>
              <Title order={3} size="1rem">{common(`program.${code}`)}</Title>
              <p>{t(`programs.${code}.short`)}</p>
            </Link>
          </li>
        ))}
        <li>
          <Link to="/inquiry?interest=consultation" className={`${classes.card} ${classes.unsure}`}>
            <Title order={3} size="1rem">{t('home.programs.unsure')}</Title>
            <p>{t('home.programs.unsureText')}</p>
          </Link>
        </li>
      </ul>
    </Band>
  );
}
