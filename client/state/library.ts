import { effect, signal } from '@preact/signals'
import { legsOf } from '../../shared/match/legs.ts'
import type { Scenario, Script } from '../../shared/match/scenario.ts'
import type { misconceptions } from '../../shared/scenarios/misconceptions.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import { fetched } from './missing.ts'
import { ownScenario } from './own-scenarios.ts'
import { roomView } from './streams.ts'

/** Every scenario with its texts, in teaching order; empty until they are there. They come after the first page, in a file of their own. */
export const scenarios = signal<readonly Scenario[]>([])
/** What people get wrong, by id; null until it is there: everywhere but on the first page. */
export const beliefs = signal<typeof misconceptions | null>(null)

/** What can be told of a scenario: all of it if the catalogue has it, else what the room tells of a member's own. */
export type KnownScenario = Pick<Scenario, 'reference' | 'assistance' | 'texts' | 'legs'> & {
  readonly script: Pick<Script, 'id' | 'parMs'>
}

/** Members' own scenarios that this page has heard of, by id. */
const heardOf = signal<Readonly<Record<string, KnownScenario>>>({})

effect(() => {
  const settings = roomView.value?.settings
  if (settings?.own === undefined) return
  const { parMs, ...told } = settings.own
  heardOf.value = { ...heardOf.peek(), [settings.scenario]: { ...told, script: { id: settings.scenario, parMs } } }
})

/** Whether the application of a side ever has text to send; of a member's own scenario that is not told, so it may. */
export function mayWrite(id: string, side: Side): boolean {
  const writes = ({ calls }: Script) => calls.some((made) => made.side === side && made.call.type === 'send')
  const script = scenarios.value.find((scenario) => scenario.script.id === id)?.script
  return script === undefined ? scenarioOf(id) !== null : legsOf(script).some(writes)
}

/** Fetches the catalogue with its texts; if it does not come, the page is told. */
export async function loadScenarios(): Promise<void> {
  const part = await fetched(() => import('../../shared/scenarios/catalogue.ts'))
  if (part !== null) scenarios.value = part.catalogue
}

/** Fetches the texts of what people get wrong, once; if they do not come, the page is told. */
export async function loadBeliefs(): Promise<void> {
  if (beliefs.peek() !== null) return
  const part = await fetched(() => import('../../shared/scenarios/misconceptions.ts'))
  if (part !== null) beliefs.value = part.misconceptions
}

/** The scenario of an id; null while the texts are under way, or if the server plays one that this client does not know. */
export function scenarioOf(id: string): KnownScenario | null {
  return scenarios.value.find(({ script }) => script.id === id) ?? heardOf.value[id] ?? ownScenario(id)
}

/** What choosing an id would have played: one's own as it is now, though it was another when a room last told of it. */
export function choiceOf(id: string): KnownScenario | null {
  return ownScenario(id) ?? scenarioOf(id)
}
