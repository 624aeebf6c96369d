import { RawClient } from './raw-client.ts'
import { TURNS } from './script.ts'

/**
 * A pair that has its conversation through a server. The moves are known beforehand and what comes back is only searched as text, so that the load costs
 * little and the same for every server: a load that is slow to listen would count as a server that is slow to answer.
 */
export class Pair {
  readonly clients: readonly [RawClient, RawClient]
  /** Somebody could move now: `send` does it. */
  onTurn: (send: () => void) => void = (send) => send()
  /** A move was acknowledged after so many ms. */
  onMoved: (latencyMs: number) => void = () => {}
  onOver: () => void = () => {}
  /** Gets ready for the next conversation and resolves when it may begin. */
  prepare: () => Promise<void> = () => Promise.resolve()
  #taken = 0
  #landed = 0
  /** Moves in all conversations: a number that a member has used already would count as a repetition. */
  #moves = 0

  private constructor(clients: readonly [RawClient, RawClient]) {
    this.clients = clients
  }

  /** Two who are connected, and no more. */
  static async open(port: number): Promise<Pair> {
    return new Pair([await RawClient.open(port), await RawClient.open(port)])
  }

  /** Lets the conversation begin. */
  begin(): void {
    this.#taken = this.#landed = 0
    this.#take()
  }

  /** The other one has got as many moves more. True: they were the last. */
  land(count: number): boolean {
    this.#landed += count
    if (this.#landed === this.#taken && TURNS[this.#taken]?.side !== TURNS[this.#taken - 1]?.side) this.#take()
    return this.#landed === TURNS.length
  }

  /** Whoever has the next turn takes it. */
  #take(): void {
    const turn = TURNS[this.#taken]
    if (turn === undefined) return
    const next = ++this.#taken
    const client = this.clients[turn.side === 'client' ? 0 : 1]
    this.onTurn(() => {
      const startedMs = performance.now()
      client.emit('move', `{"move":${++this.#moves},"segment":${turn.segment}}`, (answer) => {
        this.onMoved(performance.now() - startedMs)
        if (!answer.startsWith('{"ok":true') || answer.includes('"grade":"wrong"')) throw new Error(`${turn.segment} → ${answer}`)
        if (this.#taken === next && TURNS[next]?.side === turn.side) this.#take()
      })
    })
  }
}

/** So many pairs, fifty at a time. */
export async function openPairs(open: (n: number) => Promise<Pair>, count: number): Promise<Pair[]> {
  const pairs: Pair[] = []
  for (let n = 0; n < count; n += 50)
    pairs.push(...(await Promise.all(Array.from({ length: Math.min(50, count - n) }, (_, i) => open(n + i)))))
  return pairs
}

/** Two in one room of the relay, who pass the conversation's moves to and fro. */
export async function relayPair(port: number, name: string): Promise<Pair> {
  const pair = await Pair.open(port)
  for (const client of pair.clients) {
    await client.ask('join', { room: name })
    client.onEvent = () => {
      if (pair.land(1)) pair.onOver()
    }
  }
  return pair
}

/** Two people in one room of the game who have the conversation as a correct TCP has it. */
export async function gamePair(port: number): Promise<Pair> {
  const pair = await Pair.open(port)
  const [creator, guest] = pair.clients
  const { code } = await creator.ask<{ code: string }>('create-room', { name: 'a', kind: 'duo', scenario: 'bench', side: 'client' })
  await guest.ask('join-room', { code, name: 'b' })
  let isFirst = true
  let started = 0
  let over = 0
  let onStarted = (): void => {}
  for (const client of pair.clients) {
    client.onEvent = (event, json) => {
      if (event !== 'events' || !json.startsWith('{"stream":"match"')) return
      const arrived = json.split('"type":"segment-arrived"').length - 1
      if (arrived > 0) pair.land(arrived)
      if (json.includes('"type":"match-started"') && ++started === 2) onStarted()
      if (json.includes('"type":"match-over"') && ++over === 2) pair.onOver()
    }
  }
  pair.prepare = async () => {
    started = over = 0
    const bothStarted = new Promise<void>((resolve) => {
      onStarted = resolve
    })
    for (const client of pair.clients) await (isFirst ? client.ask('ready', { ready: true }) : client.ask('rematch', { swap: false }))
    isFirst = false
    await bothStarted
  }
  return pair
}
