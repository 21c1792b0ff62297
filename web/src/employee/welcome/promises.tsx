import { Stack, Text, Title } from '@mantine/core';
import type { ConsentText } from '../../api/schema/signup';
import classes from './welcome.module.css';

/** The consent text in force, section by section, as the API gives it. */
export function Promises({ text }: { text?: ConsentText }) {
  if (!text) return null;
  return (
    <Stack component="ol" gap="xl" className={classes.sections}>
      {text.sections?.map((section) => (
        <li key={section.heading} className={classes.section}>
          <Title order={2} size="h3" mb="xs">{section.heading}</Title>
          <ul className={classes.lines}>{section.body?.map((line) => <Text component="li" key={line}>{line}</Text>)}</ul>
        </li>
      ))}
    </Stack>
  );
}
