import type { Localized } from '../../../shared/match/scenario.ts'

/** What a value is here, in the RFC and on the systems of today; null where it is not told. */
type RealValue = {
  readonly id: string
  readonly what: Localized
  readonly here: Localized
  readonly rfc: Localized
  readonly linux: Localized
  readonly windows: Localized | null
  readonly mac: Localized
}

function both(text: string): Localized {
  return { en: text, ko: text }
}

/** Defaults; most can be changed by whoever runs the system. Of Windows only what Microsoft's documentation says, with the versions of which it does. */
export const REAL_VALUES: readonly RealValue[] = [
  {
    id: 'time-wait',
    what: both('TIME-WAIT (2 MSL)'),
    here: { en: 'a few seconds', ko: '몇 초' },
    rfc: { en: '4 min (MSL\u00a02\u00a0min)', ko: '4분 (MSL 2분)' },
    linux: { en: '60 s, fixed', ko: '60초 고정' },
    windows: {
      en: '4 min (2000), 2 min (Server 2003); not documented for newer versions',
      ko: '4분(2000), 2분(Server 2003). 그 뒤 버전은 문서에 없음',
    },
    mac: { en: '30 s (MSL\u00a015\u00a0s)', ko: '30초 (MSL 15초)' },
  },
  {
    id: 'rto',
    what: { en: 'first retransmission after', ko: '첫 재전송까지' },
    here: { en: 'several seconds', ko: '몇 초' },
    rfc: { en: '1 s, then doubling (RFC\u00a06298)', ko: '1초, 그 뒤 두 배씩 (RFC 6298)' },
    linux: { en: '1 s', ko: '1초' },
    windows: { en: '3 s (2000 to 7); not documented for newer versions', ko: '3초(2000~7). 그 뒤 버전은 문서에 없음' },
    mac: { en: '1 s', ko: '1초' },
  },
  {
    id: 'syn',
    what: { en: 'giving up an unanswered SYN', ko: '답 없는 SYN을 포기할 때' },
    here: { en: 'as the scenario says', ko: '시나리오마다 달라요' },
    rfc: { en: 'at least 3 min (RFC 1122)', ko: '3분 이상 (RFC 1122)' },
    linux: { en: 'about 2 min (tcp_syn_retries)', ko: '약 2분 (tcp_syn_retries)' },
    windows: { en: '21 s (2000 to 7)', ko: '21초(2000~7)' },
    mac: { en: '75 s', ko: '75초' },
  },
  {
    id: 'fin-wait-2',
    what: { en: 'FIN-WAIT-2 with no reader', ko: '읽을 쪽이 없는 FIN-WAIT-2' },
    here: { en: 'no limit', ko: '제한 없음' },
    rfc: { en: 'no limit', ko: '제한 없음' },
    linux: { en: '60 s (tcp_fin_timeout)', ko: '60초 (tcp_fin_timeout)' },
    windows: null,
    mac: { en: '60 s', ko: '60초' },
  },
  {
    id: 'keep-alive',
    what: { en: 'first keep-alive probe, if switched on', ko: '첫 keep-alive 프로브 (켰을 때)' },
    here: { en: 'only in “The ghost session”', ko: '“유령이 된 연결”에서만' },
    rfc: { en: '2 hours or more, off by default', ko: '2시간 이상, 기본은 꺼짐' },
    linux: { en: '2 hours, 9 probes', ko: '2시간, 9번' },
    windows: { en: '2 hours, 10 probes (Vista and later)', ko: '2시간, 10번(Vista부터)' },
    mac: { en: '2 hours, 8 probes', ko: '2시간, 8번' },
  },
  {
    id: 'isn',
    what: { en: 'initial sequence number', ko: '초기 순서 번호(ISN)' },
    here: { en: 'often small, easy to read', ko: '읽기 쉽게 작은 수가 많아요' },
    rfc: { en: 'clock + keyed hash (RFC 6528)', ko: '시계 + 비밀 키 해시 (RFC 6528)' },
    linux: { en: 'clock + keyed hash', ko: '시계 + 비밀 키 해시' },
    windows: { en: 'unpredictable', ko: '예측할 수 없음' },
    mac: { en: 'unpredictable', ko: '예측할 수 없음' },
  },
  {
    id: 'ports',
    what: { en: 'ephemeral ports', ko: '임시 포트' },
    here: { en: '49152–49155, four of them', ko: '49152–49155, 네 개' },
    rfc: { en: '49152–65535 (IANA)', ko: '49152–65535 (IANA)' },
    linux: both('32768–60999'),
    windows: { en: '49152–65535 (Vista and later)', ko: '49152–65535 (Vista부터)' },
    mac: both('49152–65535'),
  },
]
