import type { Localized } from '../../../shared/match/scenario.ts'
import type { State } from '../../../shared/tcp/tcb.ts'

/** Whose usual way it is: the client's, who closes first in the drawing; the server's; or another: both at once, or closing in three. */
export type Who = 'client' | 'server' | 'other'

/** A way from state to state (§3.3.2 figure 5, and what §3.10 adds). `drawn`: how the diagram labels it; the others are told only. */
export type Way = {
  readonly from: State
  readonly to: State
  readonly when: Localized
  /** What is sent on the way; empty: nothing. */
  readonly sends: string
  readonly drawn?: { readonly who: Who; readonly label: readonly string[] }
}

/** Every way from state to state that the page tells of; those with `drawn` are in the diagram (figure 5 of RFC 9293). */
export const WAYS: readonly Way[] = [
  {
    from: 'CLOSED',
    to: 'SYN-SENT',
    when: { en: 'OPEN, active: connect()', ko: '능동 OPEN: connect()' },
    sends: 'SYN',
    drawn: { who: 'client', label: ['OPEN', '→ SYN'] },
  },
  {
    from: 'CLOSED',
    to: 'LISTEN',
    when: { en: 'OPEN, passive: listen()', ko: '수동 OPEN: listen()' },
    sends: '',
    drawn: { who: 'server', label: ['OPEN', '(passive)'] },
  },
  {
    from: 'LISTEN',
    to: 'SYN-RECEIVED',
    when: { en: 'a SYN comes', ko: 'SYN이 와요' },
    sends: 'SYN+ACK',
    drawn: { who: 'server', label: ['SYN', '→ SYN+ACK'] },
  },
  {
    from: 'LISTEN',
    to: 'SYN-SENT',
    when: { en: 'SEND: the listener opens actively after all (rare)', ko: 'SEND: 듣던 쪽이 능동으로 열어요 (드물어요)' },
    sends: 'SYN',
  },
  { from: 'LISTEN', to: 'CLOSED', when: { en: 'CLOSE', ko: 'CLOSE' }, sends: '' },
  {
    from: 'SYN-SENT',
    to: 'ESTABLISHED',
    when: { en: 'a SYN+ACK comes that acknowledges the SYN', ko: '내 SYN을 확인하는 SYN+ACK가 와요' },
    sends: 'ACK',
    drawn: { who: 'client', label: ['SYN+ACK', '→ ACK'] },
  },
  {
    from: 'SYN-SENT',
    to: 'SYN-RECEIVED',
    when: { en: 'a SYN without ACK comes: both open at once', ko: 'ACK 없는 SYN이 와요: 동시에 여는 거예요' },
    sends: 'SYN+ACK',
    drawn: { who: 'other', label: ['SYN → SYN+ACK'] },
  },
  {
    from: 'SYN-SENT',
    to: 'CLOSED',
    when: {
      en: 'CLOSE, a RST that acknowledges the SYN, or no answer for too long',
      ko: 'CLOSE를 호출하거나, SYN을 확인하는 RST가 오거나, 너무 오래 답이 없어요',
    },
    sends: '',
  },
  {
    from: 'SYN-RECEIVED',
    to: 'ESTABLISHED',
    when: { en: 'the ACK of the SYN comes', ko: 'SYN에 대한 ACK가 와요' },
    sends: '',
    drawn: { who: 'server', label: ['ACK'] },
  },
  { from: 'SYN-RECEIVED', to: 'FIN-WAIT-1', when: { en: 'CLOSE', ko: 'CLOSE' }, sends: 'FIN' },
  {
    from: 'SYN-RECEIVED',
    to: 'LISTEN',
    when: { en: 'a RST comes, after a passive OPEN', ko: '수동 OPEN 뒤에 RST가 와요' },
    sends: '',
  },
  {
    from: 'ESTABLISHED',
    to: 'FIN-WAIT-1',
    when: { en: 'CLOSE: this side closes first', ko: 'CLOSE: 이쪽이 먼저 닫아요' },
    sends: 'FIN',
    drawn: { who: 'client', label: ['CLOSE', '→ FIN'] },
  },
  {
    from: 'ESTABLISHED',
    to: 'CLOSE-WAIT',
    when: { en: 'a FIN comes, and all text before it', ko: 'FIN과 그 앞의 데이터가 모두 와요' },
    sends: 'ACK',
    drawn: { who: 'server', label: ['FIN', '→ ACK'] },
  },
  {
    from: 'FIN-WAIT-1',
    to: 'FIN-WAIT-2',
    when: { en: 'the ACK of the FIN comes', ko: 'FIN에 대한 ACK가 와요' },
    sends: '',
    drawn: { who: 'client', label: ['ACK'] },
  },
  {
    from: 'FIN-WAIT-1',
    to: 'CLOSING',
    when: { en: 'a FIN comes that does not acknowledge this side’s FIN yet', ko: '내 FIN을 아직 확인하지 않은 FIN이 와요' },
    sends: 'ACK',
    drawn: { who: 'other', label: ['FIN', '→ ACK'] },
  },
  {
    from: 'FIN-WAIT-1',
    to: 'TIME-WAIT',
    when: {
      en: 'a FIN comes that acknowledges this side’s FIN, too: closing in three segments',
      ko: '내 FIN까지 확인하는 FIN이 와요: 세그먼트 세 개로 닫는 거예요',
    },
    sends: 'ACK',
    drawn: { who: 'other', label: ['FIN+ACK', '→ ACK'] },
  },
  {
    from: 'FIN-WAIT-2',
    to: 'TIME-WAIT',
    when: { en: 'a FIN comes', ko: 'FIN이 와요' },
    sends: 'ACK',
    drawn: { who: 'client', label: ['FIN → ACK'] },
  },
  {
    from: 'CLOSING',
    to: 'TIME-WAIT',
    when: { en: 'the ACK of the FIN comes', ko: 'FIN에 대한 ACK가 와요' },
    sends: '',
    drawn: { who: 'other', label: ['ACK'] },
  },
  {
    from: 'CLOSE-WAIT',
    to: 'LAST-ACK',
    when: { en: 'CLOSE: this side’s application has finished, too', ko: 'CLOSE: 내 애플리케이션도 다 했어요' },
    sends: 'FIN',
    drawn: { who: 'server', label: ['CLOSE', '→ FIN'] },
  },
  {
    from: 'LAST-ACK',
    to: 'CLOSED',
    when: { en: 'the ACK of the FIN comes', ko: 'FIN에 대한 ACK가 와요' },
    sends: '',
    drawn: { who: 'server', label: ['ACK'] },
  },
  {
    from: 'TIME-WAIT',
    to: 'CLOSED',
    when: { en: '2 MSL are over', ko: '2 MSL이 지나요' },
    sends: '',
    drawn: { who: 'client', label: ['2 MSL'] },
  },
]
