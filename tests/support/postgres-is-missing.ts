import { test } from 'vitest'
import { postgresPackage } from './postgres'

test.skip(`nothing was tested on PostgreSQL: ${postgresPackage} is not installed`)
