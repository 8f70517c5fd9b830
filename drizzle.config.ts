import { defineConfig } from 'drizzle-kit';

/** `npx drizzle-kit generate --name <what>` writes the next numbered file; our own migrator applies it. */
export default defineConfig({
  dialect: 'sqlite',
  casing: 'snake_case',
  schema: './src/store/schema/index.ts',
  out: './migrations/sqlite',
});
