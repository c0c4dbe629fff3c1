import { createHash } from 'node:crypto'
import { build, type Plugin, type Rollup } from 'vite'

const source = 'app/public-module/improve.ts'
const name = 'virtual:improve'

/** `import address from 'virtual:improve'`: the address of the one script of public pages, one file without imports. */
export function publicModule(): Plugin {
  let bundled: Promise<{ code: string; file: string }> | null = null
  let built = false
  let forReaders = false
  const bundle = () => (bundled ??= bundleAlone())
  return {
    name: 'amparo-public-module',
    configResolved({ command, build }) {
      built = command === 'build'
      forReaders = built && !build.ssr
    },
    async buildStart() {
      if (!forReaders) return
      const { code, file } = await bundle()
      this.emitFile({ type: 'asset', fileName: file, source: code })
    },
    resolveId: (id) => (id === name ? `\0${name}` : null),
    async load(id) {
      if (id !== `\0${name}`) return null
      return `export default ${JSON.stringify(`/${built ? (await bundle()).file : source}`)}`
    },
  }
}

/** A build of its own: within the client's build Rollup would share parts with other files, and each is a request. */
async function bundleAlone() {
  const result = (await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2020',
      modulePreload: false,
      rollupOptions: { input: source, output: { format: 'es' } },
    },
  })) as Rollup.RollupOutput
  const { code } = result.output[0]
  return { code, file: `assets/improve-${createHash('sha256').update(code).digest('hex').slice(0, 8)}.js` }
}
