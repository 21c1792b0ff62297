import { Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './band.module.css';

interface Props {
  title: string;
  lead?: ReactNode;
  /** plain stands on the page's ground, tint is a quiet change, deep is for what must not be overlooked. */
  tone?: 'plain' | 'tint' | 'deep';
  narrow?: boolean;
  id?: string;
  children?: ReactNode;
}

/** A section as wide as the window, with its heading: the open pages are made of these. */
export function Band({ title, lead, tone = 'plain', narrow, id, children }: Props) {
  const heading = useId();
  const look = tone === 'plain' ? classes.band : `${classes.band} ${classes[tone]}`;
  return (
    <section id={id} aria-labelledby={heading} className={look}>
      <div className={narrow ? `${classes.inner} ${classes.narrow}` : classes.inner}>
        <div className={classes.head}>
          <Title order={2} id={heading}>{title}</Title>
          {lead && <p className={classes.lead}>{lead}</p>}
        </div>
        {children}
      </div>
    </section>
  );
}

/** The head of a page that is made of bands: its title, also the tab's, and what it is about. */
export function Opening({ title, lead }: { title: string; lead: string }) {
  const { t } = useTranslation();
  useDocumentTitle(`${title} | ${t('product')}`);
  return (
    <div className={`${classes.band} ${classes.opening}`}>
      <div className={classes.inner}>
        <div className={classes.head}>
          <Title order={1}>{title}</Title>
          <p className={classes.lead}>{lead}</p>
        </div>
      </div>
    </div>
  );
}
