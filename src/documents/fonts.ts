/** Tinos: a serif with every Vietnamese letter, metric-compatible with Times New Roman, in the package itself. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'));

export const FONTS = {
  regular: join(folder, '400Regular', 'Tinos_400Regular.ttf'),
  bold: join(folder, '700Bold', 'Tinos_700Bold.ttf'),
  boldItalic: join(folder, '700Bold_Italic', 'Tinos_700Bold_Italic.ttf'),
  italic: join(folder, '400Regular_Italic', 'Tinos_400Regular_Italic.ttf'),
} as const;
