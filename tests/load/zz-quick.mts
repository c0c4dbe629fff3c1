// usage: quick.mts <root> [profdir] ; run from the root
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
const root = process.cwd()
const { startProduct } = await import(join(root, 'tests/load/product.ts'))
const { drive } = await import(join(root, 'tests/load/drive.ts'))
const what = process.argv[2] ?? 'ps'
const prof = process.argv[3]
const folder = mkdtempSync(join(tmpdir(), 'quick-'))
const product = await startProduct(folder, prof ? ['--cpu-prof', `--cpu-prof-dir=${prof}`] : [])
const path = '/petitions/return-the-deportees'
const run = async (name: string, job: any) => {
  const a = product.cpu()
  const d = await drive({ seconds: 60, port: product.port, ...job })
  const b = product.cpu()
  console.log(name.padEnd(12), 'cpu', ((b - a) / d.answered).toFixed(2), 'p50', d.p50.toFixed(0), 'p99', d.p99.toFixed(0), (d.answered / d.seconds).toFixed(0) + '/s', JSON.stringify(d.statuses))
}
const get = { path: path + '?bench=1', headers: { 'Accept-Encoding': 'br' } }
if (what.includes('p')) {
  await run('warm', { connections: 16, requests: 400, get })
  await run('page', { connections: 16, requests: 800, get })
}
if (what.includes('s')) {
  const html = await (await fetch(`http://127.0.0.1:${product.port}${path}`)).text()
  const [, stamp] = /name="stamp" value="([^"]+)"/.exec(html)!
  let serial = 0
  const posts = (n: number) => Array.from({ length: n }, () => {
    const email = `bench${++serial}@gmail.com`
    return { path: `${path}/sign`, body: `${new URLSearchParams({ name: `Signer ${serial}`, email, country: 'GT', stamp: stamp! })}&shown=on` }
  })
  await run('warm', { connections: 16, requests: 800, posts: posts(800) })
  for (const connections of [64, 256]) await run('sign ' + connections, { connections, requests: 4000, posts: posts(4000) })
}
await product.stop()
rmSync(folder, { recursive: true, force: true })
process.exit(0)
