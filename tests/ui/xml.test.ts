import { describe, expect, it } from 'vitest'
import { element, escapeXml, xmlDocument } from '../../app/platform/xml'
import { xmlProblem } from '../support/well-formed'

describe('XML', () => {
  it('cannot be broken by a value', () => {
    const nasty = `</title><script>"'&amp;]]>\u0000\u001b\ud800\ufffe`
    const document = xmlDocument(
      element('a', { b: nasty, c: null, d: 0 }, nasty, element('e'), [1, null, 'x']),
    )
    expect(xmlProblem(document)).toBeNull()
    expect(document).not.toContain('<script>')
    expect(document).not.toContain(' c=')
  })

  it('keeps every character it may keep', () => {
    expect(escapeXml('¡Señal! «à» 🎈 a\tb\nc')).toBe('¡Señal! «à» 🎈 a\tb\nc')
    expect(escapeXml(`<&>"'`)).toBe('&lt;&amp;&gt;&quot;&apos;')
  })

  it.each(['<a><b></a></b>', '<a>&</a>', '<a x="1" x="2"/>', '<a/><b/>', '<a>', 'x'])(
    'check of these tests sees %s',
    (broken) => {
      expect(xmlProblem(broken)).not.toBeNull()
    },
  )
})
