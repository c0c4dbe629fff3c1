// @ts-nocheck
// A reporter of vitest for `run.mjs`: its JSON tells neither the project of a test nor what was thrown outside of one.
import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'

export default class {
  onTestRunEnd(modules, unhandled) {
    const failures = unhandled.map(({ message }) => ({ where: ['outside of any test'], message }))
    for (const file of modules) {
      const here = [file.project.name, relative(process.cwd(), file.moduleId)]
      const tell = (where, errors) => {
        if (errors.length) failures.push({ where, message: errors[0].message })
      }
      tell(here, file.errors())
      for (const group of file.children.allSuites()) tell([...here, group.fullName], group.errors())
      for (const test of file.children.allTests('failed'))
        tell([...here, test.fullName], test.result().errors)
    }
    writeFileSync(process.env.TEST_FAILURES, JSON.stringify(failures))
  }
}
