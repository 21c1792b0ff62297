import { Button, Group } from '@mantine/core';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { Mark } from '../design/mark';
import classes from './frame.module.css';
import { PhoneMenu } from './phone_menu';
import { Switches } from './switches';

const links = [
  { to: '/programs', text: 'programs' },
  { to: '/confidentiality', text: 'confidentiality' },
  { to: '/about', text: 'about' },
  { to: '/consultants/apply', text: 'apply' },
] as const;

// The address must stay as it is: after its # there may be the secret of an invitation.
function skip(event: MouseEvent) {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

/** The frame of the pages that anybody may read. */
export function PublicFrame() {
  const { t } = useTranslation('public');
  const { t: common } = useTranslation();
  const { pathname } = useLocation();
  return (
    <>
      <a href="#content" className={classes.skip} onClick={skip}>{common('skip')}</a>
      <header className={classes.top}>
        <Link to="/" className={classes.brand}><Mark />{common('product')}</Link>
        <nav aria-label={common('menu')} className={classes.links}>
          {links.map((l) => <NavLink key={l.to} to={l.to}>{t(`nav.${l.text}`)}</NavLink>)}
        </nav>
        <Group gap="xs" wrap="nowrap">
          <div className={classes.wide}><Switches /></div>
          <Button component={Link} to="/inquiry" variant="default" size="sm" visibleFrom="md">{t('nav.inquiry')}</Button>
          <Button component={Link} to="/home" size="sm" className={classes.once}>{common('signIn')}</Button>
          <PhoneMenu key={pathname}>
            {links.map((l) => <NavLink key={l.to} to={l.to}>{t(`nav.${l.text}`)}</NavLink>)}
            <NavLink to="/inquiry">{t('nav.inquiry')}</NavLink>
          </PhoneMenu>
        </Group>
      </header>
      <main id="content" tabIndex={-1} className={classes.open}><Outlet /></main>
      <footer className={classes.foot}>
        <div>
          <Link to="/" className={classes.brand}><Mark size={24} />{common('product')}</Link>
          <p>{common('tagline')}</p>
        </div>
        <nav aria-label={t('nav.more')}>
          {links.map((l) => <Link key={l.to} to={l.to}>{t(`nav.${l.text}`)}</Link>)}
          <Link to="/inquiry">{t('nav.inquiry')}</Link>
        </nav>
      </footer>
    </>
  );
}
