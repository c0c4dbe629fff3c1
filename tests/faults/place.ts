import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { placeIn, type Place } from '../support/built-server'

/** A folder of this script's own, removed at its end. Imported first: the product's code reads the environment once. */
export const scratch = mkdtempSync(join(tmpdir(), 'amparo-faults-'))
process.env.AMPARO_DATA = join(scratch, 'own')
process.env.DATABASE_URL = join(scratch, 'own', 'none.db')
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }))

export function aPlace(name = 'place'): Place {
  const folder = join(scratch, name)
  mkdirSync(folder, { recursive: true })
  return placeIn(folder)
}
