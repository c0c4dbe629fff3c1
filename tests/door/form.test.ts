import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { isOrganizersPage } from '../../app/door/headers.server'
import { aDoor } from '../support/door'

const own = { 'sec-fetch-site': 'same-origin' }
const answering = () =>
  aDoor({
    handle: async (request, { form }) => Response.json({ form: [...form], body: await request.text() }),
  })
const read = (answer: { body: string }) => JSON.parse(answer.body) as { form: string[][]; body: string }

it('hands on what a form says, every field in its order, and the body no more', async () => {
  const door = await answering()
  const answer = await door.post('/my', own, 'name=Jos%C3%A9+L%26L&choice=a&choice=b&empty=')
  expect(read(answer)).toEqual({
    form: [
      ['name', 'José L&L'],
      ['choice', 'a'],
      ['choice', 'b'],
      ['empty', ''],
    ],
    body: '',
  })
})

it('reads a multipart form alike', async () => {
  const door = await answering()
  const type = { ...own, 'content-type': 'multipart/form-data; boundary=b' }
  const part = '--b\r\nContent-Disposition: form-data; name="name"\r\n\r\nJosé\r\n--b--\r\n'
  expect(read(await door.post('/my', type, part)).form).toEqual([['name', 'José']])
})

it('leaves the forms of organizers, which may carry files, to their pages', async () => {
  const door = await answering()
  expect(read(await door.post('/manage/petitions', own, 'name=Ana'))).toEqual({ form: [], body: 'name=Ana' })
})

it('gives one reader nothing of another’s form', async () => {
  const door = await answering()
  await door.post('/my', own, 'name=Ana')
  expect(read(await door.post('/my', own, '')).form).toEqual([])
})

it('is where every action of the public takes its form from', () => {
  const pathOf = (file: string) =>
    `/${file
      .replace(/^\(es\)\./, '')
      .replace(/\.tsx?$/, '')
      .replaceAll('.', '/')}`
  const late = readdirSync('app/routes')
    .filter((file) => !isOrganizersPage(pathOf(file)))
    .filter((file) => readFileSync(`app/routes/${file}`, 'utf8').includes('request.formData()'))
  expect(late).toEqual([])
})
