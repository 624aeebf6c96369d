import { late } from '../frame/late.tsx'
import { loadScene } from './load-scene.ts'

/** The table. It comes while players choose what to play. */
export const LateTable = late(() => loadTable().then(({ Table }) => Table))

/** Fetches the table, and then the scene, so that both are there when it begins. */
export function preloadTable(): void {
  LateTable.preload()
  void loadTable().then(loadScene, () => {}) // of a table that has not come the page says so
}

function loadTable(): Promise<typeof import('./table.tsx')> {
  return import('./table.tsx')
}
