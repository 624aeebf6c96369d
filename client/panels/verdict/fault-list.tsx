import type { Fault, Field } from '../../../shared/tcp/verdict.ts'
import { t } from '../../i18n/i18n.ts'
import { faultWords, fieldWords } from '../../i18n/words.ts'
import { RfcLink } from '../marks/rfc-link.tsx'

type FaultLine = { readonly field: Field; readonly words: string; readonly section: string }

/** What is wrong with a move: every field, what would be right where that may be told, and where the RFC says so. */
export function FaultList({ faults }: { faults: readonly Fault[] }) {
  return (
    <ul>
      {faultLines(faults).map(({ field, words, section }) => (
        <li key={field}>
          <b>{fieldWords(field)}</b> {words} <RfcLink section={section} />
        </li>
      ))}
    </ul>
  )
}

/** A line for each field. The ACK flag and its number bear one name and stand or fall together (§3.1): they share a line. */
export function faultLines(faults: readonly Fault[]): readonly FaultLine[] {
  const number = faults.some(({ field }) => field === 'ACK') ? faults.find(({ field }) => field === 'ack') : undefined
  return faults
    .filter((fault) => fault !== number)
    .map((fault) => ({
      field: fault.field,
      words: fault.field === 'ACK' && number !== undefined ? flagAndNumberWords(fault, number) : faultWords(fault),
      section: fault.section,
    }))
}

/** The same for the ear, a sentence for each field. */
export function faultSentences(faults: readonly Fault[]): string {
  return faultLines(faults)
    .map(({ field, words }) => `${fieldWords(field)} ${words.endsWith('.') ? words : `${words}.`}`)
    .join(' ')
}

function flagAndNumberWords(flag: Fault, number: Fault): string {
  if (flag.expected === undefined || number.expected === undefined) return t('fault.ack-both')
  return t(flag.expected === '1' ? 'fault.ack-both-set' : 'fault.ack-both-unset', { expected: number.expected })
}
