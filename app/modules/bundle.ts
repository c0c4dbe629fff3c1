import { createHash } from 'node:crypto'
import { build, type Plugin, type Rollup } from 'vite'

/** The scripts readers get: `improve` on public pages, `organize` on the pages of people who sign in. */
const names = ['improve', 'organize']
const sourceOf = (name: string) => `app/modules/${name}.ts`

interface Bundled {
  code: string
  file: string
}

/** `import address from 'virtual:improve'`: the address of a page's one script, a file of its own without imports. */
export function modules(): Plugin {
  const bundled = new Map<string, Promise<Bundled>>()
  let built = false
  let forReaders = false
  const bundle = (name: string) => {
    if (!bundled.has(name)) bundled.set(name, bundleAlone(name))
    return bundled.get(name)!
  }
  return {
    name: 'amparo-modules',
    configResolved({ command, build }) {
      built = command === 'build'
      forReaders = built && !build.ssr
    },
    async buildStart() {
      if (!forReaders) return
      for (const { code, file } of await Promise.all(names.map(bundle))) {
        this.emitFile({ type: 'asset', fileName: file, source: code })
      }
    },
    resolveId: (id) => (names.some((name) => id === `virtual:${name}`) ? `\0${id}` : null),
    async load(id) {
      const name = names.find((one) => id === `\0virtual:${one}`)
      if (!name) return null
      return `export default ${JSON.stringify(`/${built ? (await bundle(name)).file : sourceOf(name)}`)}`
    },
  }
}

/** A build of its own: within the client's build Rollup would share parts with other files, and each is a request. */
async function bundleAlone(name: string): Promise<Bundled> {
  const result = (await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2020',
      modulePreload: false,
      rollupOptions: { input: sourceOf(name), output: { format: 'es' } },
    },
  })) as Rollup.RollupOutput
  const { code } = result.output[0]
  return { code, file: `assets/${name}-${createHash('sha256').update(code).digest('hex').slice(0, 8)}.js` }
}
