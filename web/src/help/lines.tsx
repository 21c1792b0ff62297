import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './help.module.css';

// The numbers as the lines themselves and the Ministry of Health, Labour and Welfare publish them (まもろうよ こころ).
const lines = [
  { name: 'yorisoi', number: '0120-279-338' },
  { name: 'inochi', number: '0120-783-556' },
  { name: 'kokoro', number: '0570-064-556' },
  { name: 'work', number: '0120-565-455' },
] as const;

/** Public lines that anybody can call, with their numbers to be tapped. */
export function HelpLines() {
  const { t } = useTranslation('help');
  return (
    <>
      <ul className={classes.lines}>
        {lines.map(({ name, number }) => (
          <li key={name}>
            <a href={`tel:${number.replaceAll('-', '')}`} className={classes.line}>
              <span>{t(name)}</span><strong className="tabular">{number}</strong>
            </a>
            <Text size="sm" c="dimmed">{t(`${name}Text`)}</Text>
          </li>
        ))}
      </ul>
      <Text size="sm">
        <Anchor href="https://www.mhlw.go.jp/mamorouyokokoro/" target="_blank" rel="noreferrer" underline="always">{t('more')}</Anchor> <Text span size="xs" c="dimmed">({t('newTab')})</Text>
      </Text>
    </>
  );
}
