import { brotliCompressSync } from 'node:zlib'
import type { Plugin } from 'vite'
import { expect, it } from 'vitest'
import { modules } from '../../app/modules/bundle'

interface Emitted {
  fileName: string
  source: string
}

it('The script of public pages is one small file that asks nobody else', async () => {
  const plugin = modules() as Plugin &
    Record<'configResolved' | 'buildStart' | 'load', (...args: never[]) => unknown>
  const emitted: Emitted[] = []
  plugin.configResolved({ command: 'build', build: { ssr: false } } as never)
  await plugin.buildStart.call({ emitFile: (file: Emitted) => emitted.push(file) })
  const { fileName, source } = emitted.find((one) => one.fileName.includes('improve'))!
  expect(await plugin.load('\0virtual:improve' as never)).toBe(
    `export default ${JSON.stringify(`/${fileName}`)}`,
  )
  expect(fileName).toMatch(/^assets\/improve-[0-9a-f]{8}\.js$/)
  expect(brotliCompressSync(source).length).toBeLessThan(3_000)
  expect(source).not.toMatch(
    /\bimport\b|https?:|localStorage|sessionStorage|cookie|indexedDB|eval|Function\(|innerHTML|sendBeacon/,
  )
})
