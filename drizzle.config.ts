import { defineConfig } from 'drizzle-kit'

// Each engine has migrations of its own: `npx drizzle-kit generate`, then again with DATABASE_URL=postgres://x
const postgres = /^postgres(ql)?:/.test(process.env.DATABASE_URL ?? '')

export default defineConfig({
  dialect: postgres ? 'postgresql' : 'sqlite',
  casing: 'snake_case',
  schema: './db/schema/index.ts',
  out: postgres ? './db/migrations/postgres' : './db/migrations/sqlite',
})
