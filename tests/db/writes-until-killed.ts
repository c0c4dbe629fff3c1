import { writeSync } from 'node:fs'
import { db } from '../../db/client'
import { blockedDomains } from '../../db/schema'

/** Writes from many callers at once and tells each name once its write is acknowledged. */
async function writeForever(caller: number) {
  for (let n = 0; ; n++) {
    const pattern = `${process.argv[2]}-${caller}-${n}.example`
    await db.write(async (tx) => void (await tx.insert(blockedDomains).values({ pattern })))
    writeSync(1, `${pattern}\n`)
  }
}

for (let caller = 0; caller < 32; caller++) void writeForever(caller)
