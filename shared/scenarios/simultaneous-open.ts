import type { Scenario, WireAct } from '../match/scenario.ts'
import { GOOD_WIRE, ORDINARY } from './ordinary.ts'

/** Whoever is the first to send its n-th SYN, with or without ACK, is not heard before the other has sent one, too. */
function cross(nth: number): readonly WireAct[] {
  return [
    { type: 'hold', from: 'client', nth, of: 'syn', forMs: 60_000, until: { from: 'server', nth, of: 'syn' } },
    { type: 'hold', from: 'server', nth, of: 'syn', forMs: 60_000, until: { from: 'client', nth, of: 'syn' } },
  ]
}

export const simultaneousOpen: Scenario = {
  script: {
    ...ORDINARY,
    id: 'simultaneous-open',
    start: { client: { state: 'CLOSED' }, server: { state: 'CLOSED' } },
    calls: [
      { side: 'client', call: { type: 'open-active' }, trigger: { when: 'start', afterMs: 0 } },
      { side: 'server', call: { type: 'open-active' }, trigger: { when: 'start', afterMs: 0 } },
    ],
    wire: {
      ...GOOD_WIRE,
      acts: [...cross(1), ...cross(2)],
    },
    goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
    parMs: 30_000,
    rtoMs: 60_000,
  },
  chapter: 'crossing',
  reference: '3.5',
  assistance: 'standard',
  texts: {
    title: { en: 'Both knock at once', ko: '동시에 두드려요' },
    story: {
      en: 'Two friends call each other at the very same moment. Both send a SYN, and the SYNs cross on the wire. Neither of them is the server. One connection, two, or none?',
      ko: '두 친구가 같은 순간에 서로에게 전화를 걸어요. 둘 다 SYN을 보내고, 두 SYN은 도중에 엇갈려요. 어느 쪽도 서버가 아니에요. 연결은 하나일까요, 둘일까요, 없을까요?',
    },
    lesson: {
      en: 'One. Whoever expects a SYN+ACK and gets a SYN goes from SYN-SENT to SYN-RECEIVED and answers with SYN+ACK, its own SYN once more, with the same number. Four segments instead of three, and both were ESTABLISHED. The ACKs after that only answer the SYN that came a second time.',
      ko: '하나예요. SYN+ACK를 기다리다가 SYN을 받으면 SYN-SENT에서 SYN-RECEIVED로 가고, 처음과 같은 번호의 SYN에 ACK를 더해 SYN+ACK로 답해요. 세그먼트 세 개 대신 네 개로 둘 다 ESTABLISHED가 됐어요. 그 뒤의 ACK는 두 번째로 온 SYN에 답한 것일 뿐이에요.',
    },
    question: {
      en: 'Is it always the client that opens a connection?',
      ko: '연결은 항상 클라이언트만 열까요?',
    },
    answer: {
      en: 'Client and server are roles of applications; to TCP both ends are equal. If both open actively, the result is one connection. It is rare, but programs that connect two machines behind firewalls rely on it (hole punching).',
      ko: '클라이언트와 서버는 애플리케이션의 역할일 뿐, TCP가 보기에는 양쪽이 같아요. 둘 다 능동적으로 열면 연결 하나가 만들어져요. 드물지만, 방화벽 뒤의 두 컴퓨터를 잇는 프로그램이 이것을 이용해요(홀 펀칭).',
    },
  },
}
