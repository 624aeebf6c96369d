import { signal } from '@preact/signals'
import type { Scenario } from '../../shared/match/scenario.ts'
import type { misconceptions } from '../../shared/scenarios/misconceptions.ts'

/** Every scenario with its texts, in teaching order; empty until they are there. They come after the first page, in a file of their own. */
export const scenarios = signal<readonly Scenario[]>([])
/** What people get wrong, by id; null until it is there. */
export const beliefs = signal<typeof misconceptions | null>(null)

export async function loadLibrary(): Promise<void> {
  const [catalogue, wrong] = await Promise.all([
    import('../../shared/scenarios/catalogue.ts'),
    import('../../shared/scenarios/misconceptions.ts'),
  ])
  scenarios.value = catalogue.catalogue
  beliefs.value = wrong.misconceptions
}

/** The scenario of an id; null while the texts are under way, or if the server plays one that this client does not know. */
export function scenarioOf(id: string): Scenario | null {
  return scenarios.value.find(({ script }) => script.id === id) ?? null
}
