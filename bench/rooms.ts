import type { EventsMessage, ViewMessage } from '../shared/protocol/messages.ts'
import type { EndView, MatchNews } from '../shared/view/match-view.ts'
import { withNews } from '../shared/view/news.ts'
import { RawClient } from './raw-client.ts'

/** A pair that talks through a server. Whoever may move next moves when `onTurn` says so. */
export type Pair = {
  readonly clients: readonly RawClient[]
  /** Somebody could move now: `send` does it. */
  onTurn: (send: () => void) => void
  /** A move was acknowledged after so many ms. */
  onMoved: (latencyMs: number) => void
  onOver: () => void
  /** Gets ready for the next conversation and resolves when it may begin. */
  prepare(): Promise<void>
  /** Lets it begin. */
  begin(): void
}

/** Two in one room of the relay, who pass `moves` messages to and fro. */
export async function relayPair(port: number, name: string, moves: number): Promise<Pair> {
  const clients = [await RawClient.open(port), await RawClient.open(port)] as const
  for (const client of clients) await client.ask('join', { room: name })
  let count = 0
  const pair: Pair = {
    clients,
    onTurn: (send) => send(),
    onMoved: () => {},
    onOver: () => {},
    prepare: () => Promise.resolve(),
    begin() {
      count = 0
      pair.onTurn(() => move(clients[0]))
    },
  }
  const move = (client: RawClient): void => {
    const startedMs = performance.now()
    count++
    client.emit('move', `{"move":${count},"segment":{"flags":"PA","seq":${count * 4},"ack":301,"text":"ping"}}`, () =>
      pair.onMoved(performance.now() - startedMs),
    )
  }
  for (const client of clients) {
    client.onEvent = () => {
      if (count < moves) pair.onTurn(() => move(client))
      else pair.onOver()
    }
  }
  return pair
}

/** Two people in one room of the game who play the conversation as a correct TCP does. */
export async function gamePair(port: number): Promise<Pair> {
  const clients = [await RawClient.open(port), await RawClient.open(port)] as const
  const { code } = await clients[0].ask<{ code: string }>('create-room', { name: 'a', kind: 'duo', scenario: 'bench', side: 'client' })
  await clients[1].ask('join-room', { code, name: 'b' })
  let starting: () => void = () => {}
  let started = 0
  let over = 0
  let isHeld = true
  const pair: Pair = {
    clients,
    onTurn: (send) => send(),
    onMoved: () => {},
    onOver: () => {},
    async prepare() {
      isHeld = true
      started = over = 0
      const both = new Promise<void>((resolve) => {
        starting = resolve
      })
      for (const player of players) await player.ready()
      await both
    },
    begin() {
      isHeld = false
      for (const player of players) player.go()
    },
  }
  const onStarted = (): void => {
    if (++started === 2) starting()
  }
  const onOver = (): void => {
    if (++over === 2) pair.onOver()
  }
  const players = clients.map((client) => player(client, pair, () => isHeld, onStarted, onOver))
  return pair
}

type Player = { ready(): Promise<void>; go(): void }

function player(client: RawClient, pair: Pair, isHeld: () => boolean, onStarted: () => void, onOver: () => void): Player {
  let moves = 0
  let isBusy = false
  let side = ''
  let isClosing = false
  let rounds = 0
  let end: EndView | null = null
  let owed: string | null = null

  const learn = (event: MatchNews): void => {
    if (event.type === 'match-started') onStarted()
    else if (event.type === 'match-over') onOver()
    else if (event.type === 'call-made' && event.call.type === 'close') isClosing = true
    else if (event.type === 'end-changed' && event.side === side) {
      end = withNews(end, event.end)
      owed = dueOf(end, isClosing)
    }
  }
  const go = (): void => {
    if (owed === null || isBusy || isHeld()) return
    isBusy = true
    pair.onTurn(send)
  }
  const send = (): void => {
    const segment = owed
    owed = null
    const startedMs = performance.now()
    client.emit('move', `{"move":${++moves},"segment":${segment}}`, (json) => {
      pair.onMoved(performance.now() - startedMs)
      isBusy = false
      const answer: { readonly ok: boolean; readonly events?: EventsMessage } = JSON.parse(json)
      if (!answer.ok || json.includes('"wrong"'))
        if (json.includes('"grade":"wrong"') || !answer.ok) throw new Error(`${segment} → ${json}`)
      if (answer.events?.stream === 'match') answer.events.events.forEach(learn)
      go()
    })
  }
  client.onEvent = (event, json) => {
    if (event === 'events' && json.startsWith('{"stream":"match"')) {
      const message: EventsMessage = JSON.parse(json)
      if (message.stream === 'match') message.events.forEach(learn)
      go()
    } else if (event === 'view' && json.startsWith('{"stream":"match"')) {
      const message: ViewMessage = JSON.parse(json)
      if (message.stream === 'match') side = message.view.viewer
      isClosing = false
      end = null
      owed = null
    }
  }
  return {
    async ready() {
      await (rounds++ === 0 ? client.ask('ready', { ready: true }) : client.ask('rematch', { swap: false }))
    },
    go,
  }
}

/** What a correct TCP sends now, as JSON; null: nothing. */
function dueOf({ state, tcb, owedCount }: EndView, isClosing: boolean): string | null {
  if (owedCount === 0 || tcb === null) return null
  const seq = tcb.sndNxt
  const ack = tcb.rcvNxt ?? 0
  if (state === 'SYN-SENT') return `{"flags":"S","seq":${seq},"ack":0,"text":""}`
  if (state === 'SYN-RECEIVED') return `{"flags":"SA","seq":${seq},"ack":${ack},"text":""}`
  if (tcb.unsent !== '') return `{"flags":"PA","seq":${seq},"ack":${ack},"text":"${tcb.unsent}"}`
  const mayClose = isClosing && (state === 'ESTABLISHED' || state === 'CLOSE-WAIT' || state === 'FIN-WAIT-1' || state === 'LAST-ACK')
  if (mayClose && tcb.sndUna === seq) return `{"flags":"FA","seq":${seq},"ack":${ack},"text":""}`
  return `{"flags":"A","seq":${seq},"ack":${ack},"text":""}`
}
