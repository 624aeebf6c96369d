import type { Memory } from '../../../shared/storm/walk.ts'
import type { Segment } from '../../../shared/tcp/segment.ts'
import { lengthOfWire, wireSegmentOf } from '../../../shared/view/segment-view.ts'
import { t } from '../../i18n/i18n.ts'
import { callWords } from '../../i18n/words.ts'
import { Flags } from '../../panels/marks/flag-badge.tsx'
import { NumberChip } from '../../panels/numbers/number.tsx'
import { w } from './words.ts'

/** What the asked end has lived through, oldest first. Every number can be picked up; `keyed`: the newest ones by digit keys, too. */
export function Memories({ memories, keyed = false }: { memories: readonly Memory[]; keyed?: boolean }) {
  const lastHeard = memories.findLastIndex(({ type }) => type === 'heard')
  return (
    <ol class="memories" aria-label={w('ask.story')}>
      {memories.map((memory, index) => (
        // The order is the story.
        <li key={`${index}`} class={`memory memory-${memory.type}`}>
          <OneMemory memory={memory} keyed={keyed && index === lastHeard} />
        </li>
      ))}
    </ol>
  )
}

function OneMemory({ memory, keyed }: { memory: Memory; keyed: boolean }) {
  switch (memory.type) {
    case 'called':
      return (
        <p class="bubble from-app">
          <span class="bubble-who">{t('task.application')}</span>
          {callWords(memory.call)}
        </p>
      )
    case 'expired':
      return (
        <p class="memory-timer">
          {w(memory.timer === 'retransmission' || memory.timer === 'time-wait' ? `ask.expired-${memory.timer}` : 'ask.expired-other')}
        </p>
      )
    case 'heard':
    case 'said':
      return (
        <>
          <span class="memory-way">{w(`ask.${memory.type}`)}</span>
          <SegmentLine segment={memory.segment} keyed={keyed} />
        </>
      )
  }
}

/** A segment in a line: flags, numbers, text. */
export function SegmentLine({ segment, keyed = false }: { segment: Segment; keyed?: boolean }) {
  const wire = wireSegmentOf(segment)
  const length = lengthOfWire(wire)
  return (
    <span class="segment-line">
      <Flags letters={wire.flags} names size={22} />
      <NumberChip name="SEQ" value={wire.seq} length={length} keyed={keyed} />
      {wire.flags.includes('A') && <NumberChip name="ACK" value={wire.ack} keyed={keyed} />}
      {length > 0 && <NumberChip name="LEN" value={length} />}
      {wire.text !== '' && <q>{wire.text}</q>}
    </span>
  )
}
