import { effect } from '@preact/signals'
import type { Side } from '../../shared/tcp/tcb.ts'
import { me } from './session.ts'
import { roomView } from './streams.ts'

let wished: Side | null | undefined

// Between matches a proposal overwrites it; once the match is counted down nothing does.
effect(() => {
  const phase = roomView.value?.phase
  if (phase === undefined) wished = undefined
  else if (phase === 'countdown' || phase === 'playing') wished = me.value?.side
})

/** The side that this page's player had wished for when the last match began, null: either; undefined where the page was not there. */
export function sideWished(): Side | null | undefined {
  return wished
}
