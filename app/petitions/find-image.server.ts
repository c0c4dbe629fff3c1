import { and, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { images, petitions } from '../../db/schema'
import { isPublic } from './cards.server'

const name = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})-(1600|800)\.webp$/

export interface FoundImage {
  bytes: Buffer
  /** Never the same for other bytes. */
  tag: string
  organisationId: string
  /** Whether a petition that the public can read shows it. */
  isPublic: boolean
}

/** A picture by the name in its address: `<id>-1600.webp`. */
export async function findImage(file: string): Promise<FoundImage | null> {
  const [, id, size] = name.exec(file) ?? []
  if (!id) return null
  const [row] = await db.read
    .select({ bytes: size === '1600' ? images.wide : images.narrow, organisationId: images.organisationId })
    .from(images)
    .where(eq(images.id, id))
  if (!row) return null
  const [shown] = await db.read
    .select({ id: petitions.id })
    .from(petitions)
    .where(and(eq(petitions.coverId, id), isPublic))
    .limit(1)
  return { ...row, tag: `"${id}-${size}"`, isPublic: shown !== undefined }
}
