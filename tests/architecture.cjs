// @ts-nocheck
// Imports go down, never up, never round. Floors, from below; each may use those before it.
const subjects = [
  'supporters',
  'accounts',
  'petitions',
  'evidence',
  'workshop',
  'review',
  'figures',
  'exports',
  'paper',
  'deliveries',
  'donations',
  'mailings',
]
const floors = [
  'app/(config(-mail)?\\.server|duration|i18n/)',
  '(db|emails)/',
  'app/platform/',
  ...subjects.map((subject) => `app/${subject}/`),
]
// Everything else in app is a way in: routes, ui, root, entry, door, server, worker, cli, demonstration, dev.
const waysIn = `^app/(?!${['config(-mail)?\\.server', 'duration', 'i18n/', 'platform/', ...subjects.map((s) => `${s}/`)].join('|')})`

const upwards = floors.map((floor, i) => ({
  name: `up-from-${floor.replace(/\W+/g, '-').replace(/^-|-$/g, '')}`,
  severity: 'error',
  from: { path: `^${floor}` },
  to: { path: [...floors.slice(i + 1).map((above) => `^${above}`), waysIn] },
}))

const forbid = (name, from, to) => ({ name, severity: 'error', from, to })
const inside = '^(app|db|emails)/'

module.exports = {
  forbidden: [
    ...upwards,
    forbid('round', {}, { circular: true }),
    forbid('db-and-emails-are-strangers', { path: '^db/' }, { path: '^emails/' }),
    forbid('emails-and-db-are-strangers', { path: '^emails/' }, { path: '^db/' }),
    forbid('pages-never-query', { path: '^app/routes/' }, { path: '(^db/|node_modules/drizzle-orm/)' }),
    forbid(
      'ui-knows-no-rules',
      { path: '^app/ui/' },
      { path: '^(app|db|emails)/', pathNot: '^app/(ui|i18n)/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'framework-stays-at-the-edge',
      { path: `^(${floors.join('|')})`, pathNot: '^emails/' },
      { path: 'node_modules/(@remix-run|react|react-dom)/' },
    ),
    forbid('letters-are-not-pages', { path: '^emails/' }, { path: 'node_modules/@remix-run/' }),
    forbid(
      'one-door-each',
      { path: inside, pathNot: '^app/platform/' },
      { path: 'node_modules/(stripe|resend|nodemailer)/' },
    ),
    forbid('nothing-imports-tests', { path: inside }, { path: '^tests/' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.d\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
