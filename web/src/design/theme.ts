import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

// Tokiwa, the green of evergreens: calm, and legible on paper and on ink.
const tokiwa: MantineColorsTuple = [
  '#eef6f4', '#dcebe8', '#b7d7d1', '#8fc2b9', '#69aca2', '#4a958b', '#357f76', '#276b64', '#1f5953', '#174541',
];

// Kaki, persimmon: only where something needs to be noticed.
const kaki: MantineColorsTuple = [
  '#fdf3ea', '#f9e3cf', '#f2c9a1', '#ebad71', '#e39348', '#cf782b', '#a95c1a', '#8d4c15', '#713d11', '#55300f',
];

// Paper: greys with a little warmth.
const gray: MantineColorsTuple = [
  '#faf8f4', '#f3f0ea', '#e8e3da', '#d8d2c6', '#bcb4a6', '#938b7d', '#6b6458', '#544e44', '#3a362f', '#24211d',
];

// Ink: greys of the dark scheme, with a little green.
const dark: MantineColorsTuple = [
  '#e7ebea', '#c8d0ce', '#a5b0ae', '#7f8b89', '#566361', '#384442', '#28322f', '#1c2523', '#141c1b', '#0d1413',
];

const red: MantineColorsTuple = [
  '#fcefed', '#f7dbd7', '#eeb5ad', '#e48c81', '#db6a5c', '#cf4f40', '#b53c2e', '#973024', '#7a281e', '#5e2019',
];

/** Japanese first; the fonts of the reader's own system, so that nothing is fetched and nothing jumps. */
const sans =
  'system-ui, -apple-system, "Hiragino Sans", "Hiragino Kaku Gothic ProN", "Yu Gothic Medium", "Yu Gothic", "Noto Sans JP", "Noto Sans CJK JP", Meiryo, sans-serif';
const serif = '"Hiragino Mincho ProN", "Yu Mincho", "Noto Serif JP", "Noto Serif CJK JP", "BIZ UDPMincho", serif';

export const theme = createTheme({
  colors: { tokiwa, kaki, gray, dark, red },
  primaryColor: 'tokiwa',
  primaryShade: { light: 7, dark: 6 }, // white is legible on both
  autoContrast: true,
  black: '#24211d',
  fontFamily: sans,
  headings: {
    fontFamily: serif,
    fontWeight: '600',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: 'clamp(1.6rem, 1.2rem + 1.6vw, 2.25rem)', lineHeight: '1.4' },
      h2: { fontSize: 'clamp(1.25rem, 1.1rem + 0.7vw, 1.55rem)', lineHeight: '1.45' },
      h3: { fontSize: '1.1rem', lineHeight: '1.5' },
    },
  },
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '1rem', lg: '1.125rem', xl: '1.3rem' },
  lineHeights: { xs: '1.5', sm: '1.6', md: '1.8', lg: '1.8', xl: '1.7' },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '8px', md: '12px', lg: '18px', xl: '28px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // Grows with its words where they need a second line.
    Button: { defaultProps: { radius: 'xl' }, styles: { root: { height: 'auto' }, inner: { height: 'auto', minHeight: 'calc(var(--button-height) - 2px)', paddingBlock: '0.25rem' }, label: { whiteSpace: 'normal', lineHeight: 1.35 } } },
    Paper: { defaultProps: { radius: 'lg' } },
    // A box to tick is never round: that is what one of several looks like.
    Checkbox: { defaultProps: { radius: 'xs' } },
    TextInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md', autosize: true, minRows: 3 } },
    NativeSelect: { defaultProps: { size: 'md' } },
  },
});

export const variables: CSSVariablesResolver = () => ({
  variables: { '--kikite-serif': serif },
  light: {
    '--mantine-color-body': '#faf8f4',
    '--mantine-color-dimmed': '#665f53',
    '--mantine-color-default': '#ffffff',
    '--mantine-color-default-border': '#d8d2c6',
    '--mantine-color-error': '#a33326',
    '--kikite-surface': '#ffffff',
    '--kikite-tint': '#eef4f1',
    '--kikite-line': '#e4ded3',
    '--kikite-accent': '#8d4c15',
    '--kikite-primary-text': '#1f5953',
  },
  dark: {
    '--mantine-color-body': '#111817',
    '--mantine-color-text': '#e2e7e5',
    '--mantine-color-dimmed': '#a5b0ae',
    '--mantine-color-default': '#1a2321',
    '--mantine-color-default-border': '#36423f',
    '--mantine-color-error': '#eb9a8f',
    '--kikite-surface': '#18211f',
    '--kikite-tint': '#1a2926',
    '--kikite-line': '#2b3633',
    '--kikite-accent': '#ebad71',
    '--kikite-primary-text': '#8fc2b9',
  },
});
