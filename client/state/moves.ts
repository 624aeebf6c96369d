import { computed, signal } from '@preact/signals'
import type { WireSegment } from '../../shared/view/match-view.ts'
import type { LocalRefusalCode } from './connection.ts'
import { link, onResume, reconnect, request, seat } from './connection.ts'
import { keep, recall } from './storage.ts'

/** A move that has left the composer and has no answer yet: it is shown pale. */
type PendingMove = { readonly move: number; readonly segment: WireSegment }
/** A move that the server would not even hand to the referee, and why. */
export type RefusedMove = PendingMove & { readonly code: LocalRefusalCode; readonly field?: string; readonly expected?: string }

/** Oldest first. */
export const pendingMoves = signal<readonly PendingMove[]>([])
/** The last move that was not even judged; null after the next one. */
export const refusedMove = signal<RefusedMove | null>(null)
/** Whether a move waits for its answer. */
export const isSending = computed(() => pendingMoves.value.length > 0)

let lastMove = 0
let flushing = false

/** Sends a segment under the next number. It stays in the outbox, and is sent again under the same number, until it is answered. */
export function sendMove(segment: WireSegment): number {
  lastMove += 1
  keepCounter()
  refusedMove.value = null
  pendingMoves.value = [...pendingMoves.value, { move: lastMove, segment }]
  void flush()
  return lastMove
}

/** A new seat counts its moves from 1. */
export function startCounting(): void {
  lastMove = 0
  pendingMoves.value = []
  refusedMove.value = null
}

async function flush(): Promise<void> {
  if (flushing) return
  flushing = true
  for (let next = nextToSend(); next !== null; next = nextToSend()) {
    const sent = next
    const answer = await request('move', { move: sent.move, segment: sent.segment })
    if (!answer.ok && (answer.code === 'offline' || answer.code === 'no-answer')) {
      if (answer.code === 'no-answer') reconnect()
      break // Comes again on resume.
    }
    pendingMoves.value = pendingMoves.value.filter((pending) => pending.move !== sent.move)
    if (!answer.ok) refusedMove.value = { ...sent, ...answer }
  }
  flushing = false
}

/** The oldest move that waits for its answer, where it can be sent now. */
function nextToSend(): PendingMove | null {
  return link.value === 'online' && seat.value !== null ? (pendingMoves.value[0] ?? null) : null
}

function keepCounter(): void {
  if (seat.value !== null) keep('tab', `moves.${seat.value.code}`, String(lastMove))
}

onResume((known) => {
  const kept = Number(recall('tab', `moves.${seat.value?.code ?? ''}`) ?? 0)
  lastMove = Math.max(lastMove, known, Number.isSafeInteger(kept) ? kept : 0)
  // What the server has applied already needs no second answer: its events come with the resume.
  pendingMoves.value = pendingMoves.value.filter((pending) => pending.move > known)
  void flush()
})
