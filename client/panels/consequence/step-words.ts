import type { Breakage } from '../../../shared/analysis/breakage.ts'
import { MILD } from '../../../shared/analysis/breakage.ts'
import type { LadderStep } from '../../../shared/analysis/world.ts'
import type { Segment } from '../../../shared/tcp/segment.ts'
import { wireSegmentOf } from '../../../shared/view/segment-view.ts'
import { en } from '../../i18n/en/consequence.ts'
import { t } from '../../i18n/i18n.ts'
import { ko } from '../../i18n/ko/consequence.ts'
import { lateWords } from '../../i18n/late-words.ts'
import { numbersInShort } from '../../i18n/shortened.ts'
import { sideWithin } from '../../i18n/words.ts'
import { sayFlags } from '../../look/flags.ts'

/** A text about consequences in the language of the moment. They come with the first that is asked for. */
export const w = lateWords({ en, ko })

/** Characters of a segment's text that are told. */
export const TEXT_LENGTH = 9

/** It costs time or segments, and harms nobody. */
export function isMild({ kind }: Breakage): boolean {
  return MILD.includes(kind)
}

/** What has broken, and whose. */
export function brokeWords(broke: Breakage): string {
  const side = sideWithin(broke.side)
  switch (broke.kind) {
    case 'text-misplaced':
      return broke.sent === '' ? w('broke.text-added', { side, given: broke.given }) : w('broke.text-misplaced', { ...broke, side })
    case 'text-lost':
      return w('broke.text-lost', { ...broke, side })
    default:
      return w(`broke.${broke.kind}`, { side })
  }
}

/** One step of the story as a sentence. */
export function inWords(step: LadderStep): string {
  switch (step.type) {
    case 'sent':
      return `${w('sent', { side: t(`side.${step.from}`), segment: said(step.segment) })}${step.isWrong ? ` (${w('wrong')})` : ''}`
    case 'arrived': {
      const values = { side: t(`side.${step.to}`), segment: said(step.segment), state: step.state }
      const how = step.dropped === null ? w('arrived', values) : w('dropped', { ...values, why: t(`dropped.${step.dropped}`) })
      return step.text === '' ? how : `${how}; ${w('given', { text: step.text })}`
    }
    case 'lost':
      return `${said(step.segment)}: ${w('lost')}`
    case 'came-again':
      return `${said(step.segment)}: ${w('again')}`
    case 'timer-expired':
      return `${t(`side.${step.side}`)}: ${w(step.timer === 'time-wait' ? 'timer.time-wait' : 'timer.other')}`
  }
}

function said(segment: Segment): string {
  const wire = wireSegmentOf(segment)
  return `${sayFlags(wire.flags)} ${numbersInShort(wire, TEXT_LENGTH)}`
}
