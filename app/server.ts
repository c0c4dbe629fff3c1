import { forProduction } from './config.server'

forProduction()
// Not a static import: React chooses its build when it is first loaded.
void import('./door/start.server').then(({ start }) => start())
