import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (file: string) => readFileSync(`app/deploy/${file}`, 'utf8')
const known = readFileSync('app/config.server.ts', 'utf8') + readFileSync('app/config-mail.server.ts', 'utf8')
const settings = new Set(known.match(/^ {2}[A-Z][A-Z_]+(?=:)/gm)!.map((name) => name.trim()))
const namesIn = (text: string) => [...text.matchAll(/\b([A-Z][A-Z_]+)(?==)/g)].map(([, name]) => name!)

it.each(['settings.example.env', 'amparo.service', 'Containerfile'])(
  '%s sets only what the product reads',
  (file) => {
    const lines = read(file).split('\n')
    const given = lines
      .filter((line) => /^(ENV|Environment=|[A-Z_]+=)/.test(line))
      .map((line) => line.replace(/^Environment=/, ''))
    const unknown = given.flatMap(namesIn).filter((name) => !settings.has(name) && name !== 'NODE_ENV')
    expect(given).not.toEqual([])
    expect(unknown).toEqual([])
  },
)

it('the image is built by the Node and from the folders that the product has', () => {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } }
  const [, major, minor] = /node:(\d+)\.(\d+)/.exec(read('Containerfile'))!
  const [, atLeastMajor, atLeastMinor] = /(\d+)\.(\d+)/.exec(engines.node)!
  expect(Number(major) * 100 + Number(minor)).toBeGreaterThanOrEqual(
    Number(atLeastMajor) * 100 + Number(atLeastMinor),
  )
  for (const folder of ['app', 'db', 'emails'])
    expect(read('Containerfile')).toContain(`COPY ${folder} ${folder}\n`)
})
